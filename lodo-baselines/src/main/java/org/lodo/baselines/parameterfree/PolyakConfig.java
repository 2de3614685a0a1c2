package org.lodo.baselines.parameterfree;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Polyak}.
 *
 * @param c the Polyak step is divided by it
 * @param gamma γ, by how much the rate may grow within {@code smoothingSteps}
 * @param maxStep the largest rate without smoothing; infinite: no limit
 * @param smoothingSteps N, within how many steps the rate may grow by γ; 0: no smoothing
 * @param initialStep the rate to start from with smoothing
 * @param epsilon ε, added to the denominator
 */
public record PolyakConfig(
        double c, double gamma, double maxStep, long smoothingSteps, double initialStep, double epsilon) {

    /** Checks every value. */
    public PolyakConfig {
        Require.positive("c", c);
        Require.positive("gamma", gamma);
        Require.positiveLimit("maxStep", maxStep);
        Require.atLeast("smoothingSteps", smoothingSteps, 0);
        Require.positive("initialStep", initialStep);
        Require.nonNegative("epsilon", epsilon);
    }

    /**
     * @return c 0.5, γ 2, no largest rate, smoothing over 500 steps from rate 1, ε 1e-8
     */
    public static PolyakConfig defaults() {
        return new PolyakConfig(0.5, 2, Double.POSITIVE_INFINITY, 500, 1, 1e-8);
    }
}
