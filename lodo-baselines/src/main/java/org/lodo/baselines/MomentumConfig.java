package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Momentum}.
 *
 * @param learningRate η
 * @param momentum μ
 */
public record MomentumConfig(double learningRate, double momentum) {

    /** Checks every value. */
    public MomentumConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("momentum", momentum);
    }

    /**
     * @return η 0.01, μ 0.9
     */
    public static MomentumConfig defaults() {
        return new MomentumConfig(0.01, 0.9);
    }
}
