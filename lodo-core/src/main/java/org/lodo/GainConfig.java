package org.lodo;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of LODO-Diagonal and LODO-Global.
 *
 * @param initialLearningRate α₀: initially G = α₀ I
 * @param metaLearningRate α, the learning rate of the meta rule
 * @param momentum β, the decay of the gradient's average
 */
public record GainConfig(double initialLearningRate, double metaLearningRate, double momentum) {

    /** Checks every value. */
    public GainConfig {
        Require.positive("initialLearningRate", initialLearningRate);
        Require.positive("metaLearningRate", metaLearningRate);
        Require.decay("momentum", momentum);
    }

    /**
     * @return α₀ 1.0, α 0.001, β 0.9
     */
    public static GainConfig defaults() {
        return new GainConfig(1.0, 0.001, 0.9);
    }
}
