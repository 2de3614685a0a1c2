package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Sophia}.
 *
 * @param learningRate η, the longest step of an entry
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the curvature's average
 * @param gamma γ, how strongly the curvature shortens a step
 * @param epsilon ε, the smallest curvature
 * @param period p, how many steps pass between two estimates of the curvature
 */
public record SophiaConfig(double learningRate, double beta1, double beta2, double gamma, double epsilon, int period) {

    /** Checks every value. */
    public SophiaConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("gamma", gamma);
        Require.positive("epsilon", epsilon);
        Require.atLeast("period", period, 1);
    }

    /**
     * @return η 1e-3, β₁ 0.96, β₂ 0.99, γ 0.01, ε 1e-12, p 10
     */
    public static SophiaConfig defaults() {
        return new SophiaConfig(1e-3, 0.96, 0.99, 0.01, 1e-12, 10);
    }
}
