package org.lodo.baselines.parameterfree;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Dog}.
 *
 * @param factor c, a factor of the rate found
 * @param initialDistance r_ε, the first distance relative to 1 + ‖x₀‖
 * @param epsilon ε, the sum of squared gradients to start from
 * @param weightDecay w, added to the gradient as w x
 * @param averageGamma γ, how strongly the average prefers late points
 */
public record DogConfig(
        double factor, double initialDistance, double epsilon, double weightDecay, double averageGamma) {

    /** Checks every value. */
    public DogConfig {
        Require.positive("factor", factor);
        Require.positive("initialDistance", initialDistance);
        Require.positive("epsilon", epsilon);
        Require.nonNegative("weightDecay", weightDecay);
        Require.nonNegative("averageGamma", averageGamma);
    }

    /**
     * @return c 1, r_ε 1e-6, ε 1e-8, w 0, γ 8
     */
    public static DogConfig defaults() {
        return new DogConfig(1, 1e-6, 1e-8, 0, 8);
    }
}
