package org.lodo.objective;

/** How the losses of a run are condensed into one number: those of a window of its curve, and of its last tenth. */
public enum Average {
    /** The arithmetic mean. */
    MEAN,

    /** The median, for losses whose mean is infinite. */
    MEDIAN
}
