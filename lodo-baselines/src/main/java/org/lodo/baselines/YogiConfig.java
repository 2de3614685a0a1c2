package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Yogi}.
 *
 * @param learningRate η
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the second average
 * @param epsilon ε, added to the root of the second average
 */
public record YogiConfig(double learningRate, double beta1, double beta2, double epsilon) {

    /** Checks every value. */
    public YogiConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
    }

    /**
     * @return η 0.01, β₁ 0.9, β₂ 0.999, ε 1e-3
     */
    public static YogiConfig defaults() {
        return new YogiConfig(0.01, 0.9, 0.999, 1e-3);
    }
}
