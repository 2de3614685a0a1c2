package org.lodo.baselines.entrywise;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Adabelief}.
 *
 * @param learningRate η
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the average of squared deviations
 * @param epsilon ε, added to the average at every step and to its root
 * @param weightDecay w, in units of 1/η
 * @param rectify whether the variance of the adaptive rate is rectified, as in {@link Radam}
 */
public record AdabeliefConfig(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, boolean rectify) {

    /** Checks every value. */
    public AdabeliefConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.nonNegative("weightDecay", weightDecay);
    }

    /**
     * @return η 1e-3, β₁ 0.9, β₂ 0.999, ε 1e-16, w 0, rectified
     */
    public static AdabeliefConfig defaults() {
        return new AdabeliefConfig(1e-3, 0.9, 0.999, 1e-16, 0, true);
    }
}
