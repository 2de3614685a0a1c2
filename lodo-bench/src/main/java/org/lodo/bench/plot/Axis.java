package org.lodo.bench.plot;

/** The kind of an axis. */
public enum Axis {
    /** Linear. */
    LINEAR,
    /** Logarithmic; values that are zero or negative are not shown. */
    LOG
}
