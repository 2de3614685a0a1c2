package org.lodo.problems.leastsquares;

import java.util.Objects;
import org.lodo.validation.Require;

/**
 * Settings of {@link MoreGarbowHillstrom}.
 *
 * @param function which of the test functions
 * @param dimension n, for functions with any number of variables; 0 for the usual number
 * @param startSpread each run starts at a point of its own: coordinate xᵢ moves by this times max(1, |xᵢ|) times N(0, 1); 0
 *     for the same start in every run
 */
public record MoreGarbowHillstromConfig(TestFunction function, int dimension, double startSpread) {

    /** Checks every value. */
    public MoreGarbowHillstromConfig {
        Objects.requireNonNull(function, "function").requireDimension(dimension);
        Require.nonNegative("startSpread", startSpread);
    }

    /**
     * @return Rosenbrock's function in ten variables from its standard start
     */
    public static MoreGarbowHillstromConfig defaults() {
        return new MoreGarbowHillstromConfig(TestFunction.EXTENDED_ROSENBROCK, 0, 0);
    }

    /**
     * @param value a function, in its usual number of variables
     * @return these settings with another function
     */
    public MoreGarbowHillstromConfig withFunction(TestFunction value) {
        return new MoreGarbowHillstromConfig(value, 0, startSpread);
    }
}
