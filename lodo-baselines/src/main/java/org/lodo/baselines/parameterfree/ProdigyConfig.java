package org.lodo.baselines.parameterfree;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Prodigy}.
 *
 * @param factor η, a factor of the learning rate found
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the average of squares
 * @param beta3 decay of the sums that estimate the distance; negative: √β₂
 * @param epsilon ε, scaled by the distance
 * @param weightDecay w, in units of 1/(learning rate)
 * @param biasCorrection whether the averages are corrected as in Adam
 * @param safeguardWarmup whether the factor is left out of the weights of the estimate
 * @param initialDistance d₀
 * @param distanceFactor a factor of the estimated distance
 * @param growthRate by how much the distance may grow in a step; infinite: without limit
 */
public record ProdigyConfig(
        double factor,
        double beta1,
        double beta2,
        double beta3,
        double epsilon,
        double weightDecay,
        boolean biasCorrection,
        boolean safeguardWarmup,
        double initialDistance,
        double distanceFactor,
        double growthRate) {

    /** Checks every value. */
    public ProdigyConfig {
        Require.positive("factor", factor);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        if (beta3 >= 0) {
            Require.decay("beta3", beta3);
        } else if (!(beta3 < 0)) {
            throw new IllegalArgumentException(
                    "beta3 = " + beta3 + ": must be below 1, or negative for the root of beta2");
        }
        Require.nonNegative("epsilon", epsilon);
        Require.nonNegative("weightDecay", weightDecay);
        Require.positive("initialDistance", initialDistance);
        Require.positive("distanceFactor", distanceFactor);
        GrowthRates.require(growthRate);
    }

    /**
     * @return η 1, β₁ 0.9, β₂ 0.999, β₃ √β₂, ε 1e-8, w 0, no bias correction, no safeguard, d₀ 1e-6, distance factor 1,
     *     unlimited growth
     */
    public static ProdigyConfig defaults() {
        return new ProdigyConfig(1, 0.9, 0.999, -1, 1e-8, 0, false, false, 1e-6, 1, Double.POSITIVE_INFINITY);
    }
}
