package org.lodo.baselines.entrywise;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Lion}.
 *
 * @param learningRate η
 * @param beta1 weight of the average in the step
 * @param beta2 decay of the gradient's average
 * @param weightDecay w, in units of 1/η
 */
public record LionConfig(double learningRate, double beta1, double beta2, double weightDecay) {

    /** Checks every value. */
    public LionConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("weightDecay", weightDecay);
    }

    /**
     * @return η 1e-4, β₁ 0.9, β₂ 0.99, w 0
     */
    public static LionConfig defaults() {
        return new LionConfig(1e-4, 0.9, 0.99, 0);
    }
}
