package org.lodo.problems;

import org.lodo.validation.Require;

/**
 * Settings of {@link StreamingLeastSquares}.
 *
 * @param dimension n
 * @param power p, so that coordinate i of a data point has variance i⁻ᵖ
 * @param batch b, data points of a draw
 * @param noiseScale σ, the standard deviation of the error of an observation
 * @param solutionSeed decides x*, the same for all runs
 */
public record StreamingLeastSquaresConfig(int dimension, double power, int batch, double noiseScale, int solutionSeed) {

    /** More numbers than this in a batch are taken for a mistake. */
    public static final int MAX_NUMBERS = 1 << 27;

    /** Checks every value. */
    public StreamingLeastSquaresConfig {
        Require.atLeast("dimension", dimension, 1);
        Require.nonNegative("power", power);
        Require.atLeast("batch", batch, 1);
        if ((long) dimension * batch > MAX_NUMBERS) {
            throw new IllegalArgumentException("batch = " + batch + ": must be at most "
                    + Math.max(1, MAX_NUMBERS / dimension) + " for dimension = " + dimension
                    + ", as a batch is kept in memory");
        }
        Require.nonNegative("noiseScale", noiseScale);
        Require.atLeast("solutionSeed", solutionSeed, 0);
    }

    /**
     * @return n 100, p 1, b 8, σ 0.1
     */
    public static StreamingLeastSquaresConfig defaults() {
        return new StreamingLeastSquaresConfig(100, 1, 8, 0.1, 0);
    }
}
