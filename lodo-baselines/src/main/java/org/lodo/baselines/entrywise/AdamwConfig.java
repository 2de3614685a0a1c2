package org.lodo.baselines.entrywise;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Adamw}.
 *
 * @param learningRate η
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the average of squares
 * @param epsilon ε, added to the root of the corrected average of squares
 * @param weightDecay w, in units of 1/η
 * @param amsgrad whether the largest average of squares so far takes the place of the current one
 */
public record AdamwConfig(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, boolean amsgrad) {

    /** Checks every value. */
    public AdamwConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.nonNegative("weightDecay", weightDecay);
    }

    /**
     * @return η 1e-3, β₁ 0.9, β₂ 0.999, ε 1e-8, w 0.01, no AMSGrad
     */
    public static AdamwConfig defaults() {
        return new AdamwConfig(1e-3, 0.9, 0.999, 1e-8, 0.01, false);
    }
}
