package org.lodo.problems.deep;

import org.lodo.validation.Require;

/**
 * Settings of {@link Pinn}.
 *
 * @param hidden units of each of the two hidden layers; 20 give 481 variables
 * @param points collocation points in a draw
 * @param frequency k of the solution's second term, 0.1 sin kπx
 * @param boundaryWeight β, the weight of the boundary's terms, non-negative
 */
public record PinnConfig(int hidden, int points, int frequency, double boundaryWeight) {

    private static final int MAX_HIDDEN = 256;
    private static final int MAX_POINTS = 8192;
    private static final int MAX_FREQUENCY = 100;

    /** Checks every value. */
    public PinnConfig {
        Require.between("hidden", hidden, 1, MAX_HIDDEN);
        Require.between("points", points, 1, MAX_POINTS);
        Require.between("frequency", frequency, 1, MAX_FREQUENCY);
        Require.nonNegative("boundaryWeight", boundaryWeight);
    }

    /**
     * @return 1–20–20–1, 100 points, frequency 9, β 100
     */
    public static PinnConfig defaults() {
        return new PinnConfig(20, 100, 9, 100);
    }
}
