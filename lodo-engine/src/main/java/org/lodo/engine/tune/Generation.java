package org.lodo.engine.tune;

import org.lodo.engine.run.StepCount;
import org.lodo.validation.Require;

/**
 * A generation of a search.
 *
 * @param sigma standard deviation of each coordinate of the runs' points around the mean of the generation
 * @param steps how many steps each run makes
 */
public record Generation(double sigma, long steps) {

    /** Checks both values. */
    public Generation {
        Require.nonNegative("sigma", sigma);
        if (steps < 1) {
            throw new IllegalArgumentException("steps = " + steps + ": must be at least 1");
        }
        if (steps > StepCount.MAX_OF_RUN) {
            throw new IllegalArgumentException("steps = " + steps + ": must be at most " + StepCount.MAX_OF_RUN);
        }
    }
}
