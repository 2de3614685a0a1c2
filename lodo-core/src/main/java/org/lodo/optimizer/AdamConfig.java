package org.lodo.optimizer;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Adam}.
 *
 * @param learningRate α
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the squared gradient's average
 * @param epsilon ε, added to the root of the second average; positive, as that of a gradient that is always 0 is 0
 */
public record AdamConfig(double learningRate, double beta1, double beta2, double epsilon) {

    /** Checks every value. */
    public AdamConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
    }

    /**
     * @return α 0.001, β₁ 0.9, β₂ 0.999, ε 1e-7
     */
    public static AdamConfig defaults() {
        return new AdamConfig(0.001, 0.9, 0.999, 1e-7);
    }

    /**
     * @param value α
     * @return these hyper-parameters with another learning rate
     */
    public AdamConfig withLearningRate(double value) {
        return new AdamConfig(value, beta1, beta2, epsilon);
    }
}
