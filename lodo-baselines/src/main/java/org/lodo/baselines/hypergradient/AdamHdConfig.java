package org.lodo.baselines.hypergradient;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of Adam with a learned rate ({@link LearnedRate#adam}).
 *
 * @param learningRate η₀, the learning rate at the start
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the average of squares
 * @param epsilon ε, added to the root of the average of squares
 * @param hyperLearningRate κ, the learning rate of η
 */
public record AdamHdConfig(double learningRate, double beta1, double beta2, double epsilon, double hyperLearningRate) {

    /** Checks every value. */
    public AdamHdConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.nonNegative("hyperLearningRate", hyperLearningRate);
    }

    /**
     * @return η₀ 1e-3, β₁ 0.9, β₂ 0.999, ε 1e-8, κ 1e-8
     */
    public static AdamHdConfig defaults() {
        return new AdamHdConfig(1e-3, 0.9, 0.999, 1e-8, 1e-8);
    }
}
