package org.lodo.baselines.psgd;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link PsgdDense}.
 *
 * @param learningRate η
 * @param preconditionerLearningRate γ, the learning rate of Q, relative to the estimated smoothness
 * @param smoothnessDecay β_L, decay of the estimated smoothness
 * @param damping δ, the noise added to products with the Hessian
 * @param momentum μ, the largest decay of the gradient's average; 0: the gradient itself
 * @param initialScale s, Q starts as s I; 0: s from the first pair
 * @param clip c, the largest norm of the preconditioned gradient; infinite: no limit
 * @param geometry how Q moves
 */
public record PsgdDenseConfig(
        double learningRate,
        double preconditionerLearningRate,
        double smoothnessDecay,
        double damping,
        double momentum,
        double initialScale,
        double clip,
        Geometry geometry) {

    /** How Q moves along E = (γ/ℓ)(a aᵀ − b bᵀ). */
    public enum Geometry {
        /** Q ← Q − E Q, then a rotation towards a symmetric Q; the default of the authors' code. */
        Q05EQ15,
        /** Q ← Q − triu(E) Q with an upper triangular Q, the published form on a Lie group. */
        EQ,
        /** Q ← Q − Q E. */
        QEQ,
        /** Q ← the symmetric part of (I − E/2) Q (I − E/2). */
        QUAD
    }

    /** Checks every value. */
    public PsgdDenseConfig {
        Require.positive("learningRate", learningRate);
        PsgdSettings.require(preconditionerLearningRate, smoothnessDecay, damping, momentum, initialScale);
        Require.positiveLimit("clip", clip);
    }

    /**
     * @return η 0.01, γ 0.1, β_L 0.9, δ 1e-9, no momentum, s from the first pair, no clip, Q05EQ15
     */
    public static PsgdDenseConfig defaults() {
        return new PsgdDenseConfig(0.01, 0.1, 0.9, 1e-9, 0, 0, Double.POSITIVE_INFINITY, Geometry.Q05EQ15);
    }
}
