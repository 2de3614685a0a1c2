package org.lodo;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of LODO-Residuals.
 *
 * @param initialLearningRate α₀, the scale of G
 * @param metaLearningRate α, the learning rate of the meta rule
 * @param momentum β, the decay of the gradient's average
 * @param layers N, the number of residual layers in A
 */
public record ResidualConfig(double initialLearningRate, double metaLearningRate, double momentum, int layers) {

    /** Checks every value. */
    public ResidualConfig {
        Require.positive("initialLearningRate", initialLearningRate);
        Require.positive("metaLearningRate", metaLearningRate);
        Require.decay("momentum", momentum);
        Require.atLeast("layers", layers, 1);
    }

    /**
     * @return α₀ 1.0, α 0.001, β 0.9, N 64
     */
    public static ResidualConfig defaults() {
        return new ResidualConfig(1.0, 0.001, 0.9, 64);
    }
}
