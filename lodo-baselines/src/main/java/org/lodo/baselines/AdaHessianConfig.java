package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link AdaHessian}.
 *
 * @param learningRate η
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the squared curvature's average
 */
public record AdaHessianConfig(double learningRate, double beta1, double beta2) {

    /** Checks every value. */
    public AdaHessianConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
    }

    /**
     * @return η 0.15, β₁ 0.9, β₂ 0.999
     */
    public static AdaHessianConfig defaults() {
        return new AdaHessianConfig(0.15, 0.9, 0.999);
    }
}
