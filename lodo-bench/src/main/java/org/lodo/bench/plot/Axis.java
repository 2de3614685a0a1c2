package org.lodo.bench.plot;

/** How an axis spreads its values. */
public enum Axis {
    /** Equal differences take equal space. */
    LINEAR,
    /** Equal ratios take equal space; values that are zero or negative are left out. */
    LOG
}
