package org.lodo.peers;

/** How the operations are written. */
public enum Form {
    /** As in the reference implementation: entries by index, transposes before products, a whole batch at once. */
    PLAIN,
    /** The fastest variant found that gives the same numbers. */
    TUNED
}
