package org.lodo.baselines.entrywise;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Radam}.
 *
 * @param learningRate η
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the average of squares
 * @param epsilon ε, added to the root of the average of squares
 */
public record RadamConfig(double learningRate, double beta1, double beta2, double epsilon) {

    /** Checks every value. */
    public RadamConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
    }

    /**
     * @return η 1e-3, β₁ 0.9, β₂ 0.999, ε 1e-8
     */
    public static RadamConfig defaults() {
        return new RadamConfig(1e-3, 0.9, 0.999, 1e-8);
    }
}
