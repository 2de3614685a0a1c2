package org.lodo.baselines.hypergradient;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of gradient descent with a learned rate ({@link LearnedRate#sgd}).
 *
 * @param learningRate η₀, the learning rate at the start
 * @param momentum μ
 * @param nesterov whether the gradient is added once more to the direction
 * @param hyperLearningRate κ, the learning rate of η
 */
public record SgdHdConfig(double learningRate, double momentum, boolean nesterov, double hyperLearningRate) {

    /** Checks every value. */
    public SgdHdConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("momentum", momentum);
        Require.nonNegative("hyperLearningRate", hyperLearningRate);
    }

    /**
     * @return η₀ 1e-3, μ 0, κ 1e-6
     */
    public static SgdHdConfig defaults() {
        return new SgdHdConfig(1e-3, 0, false, 1e-6);
    }
}
