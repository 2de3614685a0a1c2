package org.lodo.baselines.psgd;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link PsgdLowRankWhitening}.
 *
 * @param learningRate η
 * @param preconditionerLearningRate γ, the learning rate of Q, relative to the estimated smoothness
 * @param smoothnessDecay β_L, decay of the estimated smoothness
 * @param damping δ, the noise added to gradients that Q is fitted to
 * @param momentum μ, the largest decay of the gradient's average; 0: the gradient itself
 * @param initialScale s, the diagonal d starts as s; 0: s from the first gradient
 * @param clipMean the largest root mean square of the preconditioned gradient, which is scaled down to it
 * @param clipEntry the largest entry of the preconditioned gradient, which is cut off there
 * @param rank r, the number of columns of U and V; at most n are used
 */
public record PsgdWhiteningConfig(
        double learningRate,
        double preconditionerLearningRate,
        double smoothnessDecay,
        double damping,
        double momentum,
        double initialScale,
        double clipMean,
        double clipEntry,
        int rank) {

    /** Checks every value. */
    public PsgdWhiteningConfig {
        Require.positive("learningRate", learningRate);
        PsgdSettings.require(preconditionerLearningRate, smoothnessDecay, damping, momentum, initialScale);
        Require.positiveLimit("clipMean", clipMean);
        Require.positiveLimit("clipEntry", clipEntry);
        Require.atLeast("rank", rank, 1);
    }

    /**
     * @return η 0.001, γ 0.1, β_L 0.9, δ 1e-9, no momentum, s from the first gradient, clipped at mean 2 and entry 10, rank 10
     */
    public static PsgdWhiteningConfig defaults() {
        return new PsgdWhiteningConfig(0.001, 0.1, 0.9, 1e-9, 0, 0, 2, 10, 10);
    }
}
