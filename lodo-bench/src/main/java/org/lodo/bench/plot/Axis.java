package org.lodo.bench.plot;

/** The kind of an axis. */
public enum Axis {
    /** Linear. */
    LINEAR,
    /** Equal ratios take equal space; values that are zero or negative are left out. */
    LOG,
    /** Equal ratios take equal space on either side of zero, and equal differences near it. */
    SYMLOG
}
