package org.lodo.probing;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link ProbingLodo}. The defaults were not tuned to any problem, and are the same for all.
 *
 * @param form how gain and damping are chosen
 * @param initialLearningRate α₀: initially G = α₀ I; the noise-aware form rescales it in its first step
 * @param layers N, the number of block-permutation layers in A
 * @param blockSize k, the size of the blocks
 * @param learningStep η, the share of the residual that a step of θ removes, to first order
 * @param probeNoise μ, the size of the random part of a probe as a multiple of the gradient's, in the metric of G
 * @param gainRate κ, how fast the logarithm of the gain is learned; 0 keeps the gain
 * @param dampingRate κ_λ, how fast the logarithm of the damping is learned in the noise-aware form
 * @param leastDamping ε, the damping (in the noise-aware form the smallest) as a share of the curvature 1/G along the gradient
 * @param probeInterval r, the number of steps from one probe to the next at most
 * @param probeLength the length of a probe as a multiple of Gv; 1 probes where the step would end
 * @param symmetric whether θ is taught along the mean of v and GHv..., which inverts |H|
 * @param momentum β, the decay of the average of the steps
 */
public record ProbingConfig(
        ProbingForm form,
        double initialLearningRate,
        int layers,
        int blockSize,
        double learningStep,
        double probeNoise,
        double gainRate,
        double dampingRate,
        double leastDamping,
        int probeInterval,
        double probeLength,
        boolean symmetric,
        double momentum) {

    /** Checks every value. */
    public ProbingConfig {
        Require.positive("initialLearningRate", initialLearningRate);
        Require.atLeast("layers", layers, 0);
        Require.atLeast("blockSize", blockSize, 1);
        Require.positive("learningStep", learningStep);
        Require.nonNegative("probeNoise", probeNoise);
        Require.nonNegative("gainRate", gainRate);
        Require.nonNegative("dampingRate", dampingRate);
        Require.nonNegative("leastDamping", leastDamping);
        Require.atLeast("probeInterval", probeInterval, 1);
        Require.positive("probeLength", probeLength);
        Require.decay("momentum", momentum);
    }

    /**
     * @return the noise-aware form: α₀ 1, N 8, k 8, η 0.5, μ 0.7, κ 0.2, κ_λ 0.2, ε 0.03, r 4, no momentum
     */
    public static ProbingConfig defaults() {
        return new ProbingConfig(ProbingForm.NOISE_AWARE, 1, 8, 8, 0.5, 0.7, 0.2, 0.2, 0.03, 4, 1, false, 0);
    }

    /**
     * @return the plain form: α₀ 1, N 8, k 8, η 0.5, μ 0.3, κ 0.2, ε 0.03, a probe at every step, no momentum
     */
    public static ProbingConfig plain() {
        return new ProbingConfig(ProbingForm.PLAIN, 1, 8, 8, 0.5, 0.3, 0.2, 0, 0.03, 1, 1, false, 0);
    }
}
