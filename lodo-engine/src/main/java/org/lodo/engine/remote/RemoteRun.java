package org.lodo.engine.remote;

import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.TimeLimit;

/**
 * A run that is to be made elsewhere.
 *
 * @param spec what to run
 * @param limit how long it may take; null for as long as it takes
 * @param expectedSeconds how long it is expected to take on one thread, so that long runs can begin first and short ones can travel
 *     together; NaN if nothing is known
 */
public record RemoteRun(RunSpec spec, @Nullable TimeLimit limit, double expectedSeconds) {}
