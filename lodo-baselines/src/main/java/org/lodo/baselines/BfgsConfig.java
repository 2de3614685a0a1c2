package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Bfgs}.
 *
 * @param learningRate η
 * @param initialScale H₀, the multiple of the identity that the inverse Hessian starts from
 */
public record BfgsConfig(double learningRate, double initialScale) {

    /** Checks every value. */
    public BfgsConfig {
        Require.positive("learningRate", learningRate);
        Require.positive("initialScale", initialScale);
    }

    /**
     * @return η 0.1, H₀ 0.1
     */
    public static BfgsConfig defaults() {
        return new BfgsConfig(0.1, 0.1);
    }
}
