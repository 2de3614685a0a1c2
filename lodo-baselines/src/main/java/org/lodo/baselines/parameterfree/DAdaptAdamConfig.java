package org.lodo.baselines.parameterfree;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link DAdaptAdam}.
 *
 * @param factor η, a factor of the learning rate found
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the average of squares
 * @param epsilon ε, added to the root of the average of squares
 * @param weightDecay w, in units of 1/(learning rate)
 * @param biasCorrection whether the averages are corrected as in Adam
 * @param initialDistance d₀
 * @param growthRate by how much the distance may grow in a step; infinite: without limit
 */
public record DAdaptAdamConfig(
        double factor,
        double beta1,
        double beta2,
        double epsilon,
        double weightDecay,
        boolean biasCorrection,
        double initialDistance,
        double growthRate) {

    /** Checks every value. */
    public DAdaptAdamConfig {
        Require.positive("factor", factor);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.nonNegative("weightDecay", weightDecay);
        Require.positive("initialDistance", initialDistance);
        GrowthRates.require(growthRate);
    }

    /**
     * @return η 1, β₁ 0.9, β₂ 0.999, ε 1e-8, w 0, no bias correction, d₀ 1e-6, unlimited growth
     */
    public static DAdaptAdamConfig defaults() {
        return new DAdaptAdamConfig(1, 0.9, 0.999, 1e-8, 0, false, 1e-6, Double.POSITIVE_INFINITY);
    }
}
