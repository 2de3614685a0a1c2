package org.lodo.bench.plot;

/**
 * A tick of an axis.
 *
 * @param fraction its position, from 0 at the low end of the axis to 1 at the high end
 * @param label its text, empty for a small tick between the labelled ones
 */
record Mark(double fraction, String label) {
    boolean isLabelled() {
        return !label.isEmpty();
    }

    boolean isInside() {
        return fraction >= -1e-9 && fraction <= 1 + 1e-9;
    }
}
