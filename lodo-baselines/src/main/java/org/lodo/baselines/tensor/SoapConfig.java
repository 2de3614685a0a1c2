package org.lodo.baselines.tensor;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Soap}.
 *
 * @param learningRate η
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the average of squares
 * @param shampooBeta β₃, decay of the factors; negative: β₂
 * @param epsilon ε, added to the root of the average of squares
 * @param weightDecay w, in units of 1/η
 * @param period p, how many steps pass between two updates of the basis
 * @param maxDimension the longest direction that has a basis of its own
 * @param precondition1d whether vectors have a basis of their own
 */
public record SoapConfig(
        double learningRate,
        double beta1,
        double beta2,
        double shampooBeta,
        double epsilon,
        double weightDecay,
        int period,
        int maxDimension,
        boolean precondition1d) {

    /** Checks every value. */
    public SoapConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        if (!(shampooBeta < 0)) {
            Require.decay("shampooBeta", shampooBeta);
        }
        Require.nonNegative("epsilon", epsilon);
        Require.nonNegative("weightDecay", weightDecay);
        Require.atLeast("period", period, 1);
        Require.atLeast("maxDimension", maxDimension, 1);
    }

    /**
     * @return η 3e-3, β₁ 0.95, β₂ 0.95, β₃ = β₂, ε 1e-8, w 0.01, p 10, directions up to 10,000, vectors as they are
     */
    public static SoapConfig defaults() {
        return new SoapConfig(3e-3, 0.95, 0.95, -1, 1e-8, 0.01, 10, 10_000, false);
    }
}
