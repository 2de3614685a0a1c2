package org.lodo.spark;

import java.io.Serializable;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What comes back of a task. It is made of classes of Java, which both sides know.
 *
 * @param refusal why the executor makes no runs, in one line; null if it has made them
 * @param files of each run the learning curve, a string; the final point, bytes or null; and the manifest, a string
 */
record Answer(@Nullable String refusal, ArrayList<Object[]> files) implements Serializable {}
