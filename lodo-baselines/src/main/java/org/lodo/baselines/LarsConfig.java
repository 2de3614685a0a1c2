package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Lars}.
 *
 * @param learningRate η, the learning rate at the start
 * @param momentum μ
 * @param weightDecay w
 */
public record LarsConfig(double learningRate, double momentum, double weightDecay) {

    /** Checks every value. */
    public LarsConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("momentum", momentum);
        Require.nonNegative("weightDecay", weightDecay);
    }

    /**
     * @return η 0.05, μ 0.9, w 5e-4
     */
    public static LarsConfig defaults() {
        return new LarsConfig(0.05, 0.9, 5e-4);
    }
}
