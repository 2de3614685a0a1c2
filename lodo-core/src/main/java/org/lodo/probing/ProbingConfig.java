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
 * @param probeLength ℓ, the length of a probe as a multiple of Gv; a short one measures the curvature at x; 0 stands for the gain,
 *     with which a probe is as long as a step: far from a quadratic Gv alone may lead anywhere
 * @param symmetric whether the residual is paired with the mean of v and HGv instead of v, so that negative curvature does not
 *     drive G away; η 1 suits it
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
        Require.nonNegative("probeLength", probeLength);
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

    /**
     * @param value the form
     * @return these hyper-parameters with another form
     */
    public ProbingConfig withForm(ProbingForm value) {
        return new ProbingConfig(
                value,
                initialLearningRate,
                layers,
                blockSize,
                learningStep,
                probeNoise,
                gainRate,
                dampingRate,
                leastDamping,
                probeInterval,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value α₀
     * @return these hyper-parameters with another initial learning rate
     */
    public ProbingConfig withInitialLearningRate(double value) {
        return new ProbingConfig(
                form,
                value,
                layers,
                blockSize,
                learningStep,
                probeNoise,
                gainRate,
                dampingRate,
                leastDamping,
                probeInterval,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value N
     * @return these hyper-parameters with another number of layers
     */
    public ProbingConfig withLayers(int value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                value,
                blockSize,
                learningStep,
                probeNoise,
                gainRate,
                dampingRate,
                leastDamping,
                probeInterval,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value k
     * @return these hyper-parameters with another block size
     */
    public ProbingConfig withBlockSize(int value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                value,
                learningStep,
                probeNoise,
                gainRate,
                dampingRate,
                leastDamping,
                probeInterval,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value η
     * @return these hyper-parameters with another learning step
     */
    public ProbingConfig withLearningStep(double value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                blockSize,
                value,
                probeNoise,
                gainRate,
                dampingRate,
                leastDamping,
                probeInterval,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value μ
     * @return these hyper-parameters with another probe noise
     */
    public ProbingConfig withProbeNoise(double value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                blockSize,
                learningStep,
                value,
                gainRate,
                dampingRate,
                leastDamping,
                probeInterval,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value κ
     * @return these hyper-parameters with another rate of the gain
     */
    public ProbingConfig withGainRate(double value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                blockSize,
                learningStep,
                probeNoise,
                value,
                dampingRate,
                leastDamping,
                probeInterval,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value κ_λ
     * @return these hyper-parameters with another rate of the damping
     */
    public ProbingConfig withDampingRate(double value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                blockSize,
                learningStep,
                probeNoise,
                gainRate,
                value,
                leastDamping,
                probeInterval,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value ε
     * @return these hyper-parameters with another least damping
     */
    public ProbingConfig withLeastDamping(double value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                blockSize,
                learningStep,
                probeNoise,
                gainRate,
                dampingRate,
                value,
                probeInterval,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value r
     * @return these hyper-parameters with another probe interval
     */
    public ProbingConfig withProbeInterval(int value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                blockSize,
                learningStep,
                probeNoise,
                gainRate,
                dampingRate,
                leastDamping,
                value,
                probeLength,
                symmetric,
                momentum);
    }

    /**
     * @param value ℓ
     * @return these hyper-parameters with another probe length
     */
    public ProbingConfig withProbeLength(double value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                blockSize,
                learningStep,
                probeNoise,
                gainRate,
                dampingRate,
                leastDamping,
                probeInterval,
                value,
                symmetric,
                momentum);
    }

    /**
     * @param value whether θ is taught symmetrically
     * @return these hyper-parameters with or without the symmetric form
     */
    public ProbingConfig withSymmetric(boolean value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                blockSize,
                learningStep,
                probeNoise,
                gainRate,
                dampingRate,
                leastDamping,
                probeInterval,
                probeLength,
                value,
                momentum);
    }

    /**
     * @param value β
     * @return these hyper-parameters with another momentum
     */
    public ProbingConfig withMomentum(double value) {
        return new ProbingConfig(
                form,
                initialLearningRate,
                layers,
                blockSize,
                learningStep,
                probeNoise,
                gainRate,
                dampingRate,
                leastDamping,
                probeInterval,
                probeLength,
                symmetric,
                value);
    }
}
