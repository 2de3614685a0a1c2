package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Rmsprop}.
 *
 * @param learningRate η
 * @param rho ρ, the decay of the squared gradient's average
 * @param momentum μ
 * @param epsilon ε, added to the average under the root
 */
public record RmspropConfig(double learningRate, double rho, double momentum, double epsilon) {

    /** Checks every value. */
    public RmspropConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("rho", rho);
        Require.decay("momentum", momentum);
        Require.positive("epsilon", epsilon);
    }

    /**
     * @return η 0.001, ρ 0.9, μ 0, ε 1e-7
     */
    public static RmspropConfig defaults() {
        return new RmspropConfig(0.001, 0.9, 0, 1e-7);
    }
}
