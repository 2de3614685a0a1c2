package org.lodo.baselines.psgd;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link PsgdLowRank}.
 *
 * @param learningRate η
 * @param preconditionerLearningRate γ, the learning rate of Q, relative to the estimated smoothness
 * @param smoothnessDecay β_L, decay of the estimated smoothness
 * @param damping δ, the noise added to products with the Hessian
 * @param momentum μ, the largest decay of the gradient's average; 0: the gradient itself
 * @param initialScale s, the diagonal d starts as s; 0: s from the first pair
 * @param clip c, the largest norm of the preconditioned gradient; infinite: no limit
 * @param rank r, the number of columns of U and V; at most n are used
 */
public record PsgdLowRankConfig(
        double learningRate,
        double preconditionerLearningRate,
        double smoothnessDecay,
        double damping,
        double momentum,
        double initialScale,
        double clip,
        int rank) {

    /** Checks every value. */
    public PsgdLowRankConfig {
        Require.positive("learningRate", learningRate);
        PsgdSettings.require(preconditionerLearningRate, smoothnessDecay, damping, momentum, initialScale);
        Require.positiveLimit("clip", clip);
        Require.atLeast("rank", rank, 1);
    }

    /**
     * @return η 0.01, γ 0.1, β_L 0.9, δ 1e-9, no momentum, s from the first pair, no clip, rank 10
     */
    public static PsgdLowRankConfig defaults() {
        return new PsgdLowRankConfig(0.01, 0.1, 0.9, 1e-9, 0, 0, Double.POSITIVE_INFINITY, 10);
    }
}
