package org.lodo.engine.tune;

import org.lodo.validation.Require;

/**
 * A round of the search.
 *
 * @param spread standard deviation s of each coordinate of the runs' points around the generation's mean
 * @param steps how many steps each run makes
 */
public record Generation(double spread, long steps) {

    /** Checks both values. */
    public Generation {
        Require.nonNegative("spread", spread);
        if (steps < 1) {
            throw new IllegalArgumentException("steps = " + steps + ": must be at least 1");
        }
    }
}
