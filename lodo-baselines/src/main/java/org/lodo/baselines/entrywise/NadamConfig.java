package org.lodo.baselines.entrywise;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Nadam}.
 *
 * @param learningRate η
 * @param beta1 β₁, the limit of the momentum
 * @param beta2 decay of the average of squares
 * @param epsilon ε, added to the root of the corrected average of squares
 * @param momentumDecay ψ, how fast the momentum approaches its limit
 */
public record NadamConfig(double learningRate, double beta1, double beta2, double epsilon, double momentumDecay) {

    /** Checks every value. */
    public NadamConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
        Require.nonNegative("momentumDecay", momentumDecay);
    }

    /**
     * @return η 2e-3, β₁ 0.9, β₂ 0.999, ε 1e-8, ψ 0.004
     */
    public static NadamConfig defaults() {
        return new NadamConfig(2e-3, 0.9, 0.999, 1e-8, 0.004);
    }
}
