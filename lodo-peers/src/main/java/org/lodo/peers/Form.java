package org.lodo.peers;

/** How well its author knows PyTorch. */
public enum Form {
    /** As the reference does it: entries by index, transposes before products, a batch at once. */
    PLAIN,
    /** The fastest of what was tried, with the same numbers. */
    TUNED
}
