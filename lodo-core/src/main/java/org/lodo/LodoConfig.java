package org.lodo;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of LODO (Liao et al. 2023, Algorithm 1).
 *
 * @param initialLearningRate α₀: initially G = α₀ I
 * @param metaLearningRate α, the learning rate of the meta rule
 * @param momentum β, the decay of the gradient's average
 * @param layers N, the number of block-permutation layers in A
 * @param blockSize k, the size of the blocks
 */
public record LodoConfig(
        double initialLearningRate, double metaLearningRate, double momentum, int layers, int blockSize) {

    /** Checks every value. */
    public LodoConfig {
        Require.positive("initialLearningRate", initialLearningRate);
        Require.positive("metaLearningRate", metaLearningRate);
        Require.decay("momentum", momentum);
        Require.atLeast("layers", layers, 0);
        Require.atLeast("blockSize", blockSize, 1);
    }

    /**
     * @return α₀ 1.0, α 0.001, β 0.9, N 16, k 4
     */
    public static LodoConfig defaults() {
        return new LodoConfig(1.0, 0.001, 0.9, 16, 4);
    }

    /**
     * @param value α₀
     * @return these hyper-parameters with another initial learning rate
     */
    public LodoConfig withInitialLearningRate(double value) {
        return new LodoConfig(value, metaLearningRate, momentum, layers, blockSize);
    }

    /**
     * @param value α
     * @return these hyper-parameters with another meta learning rate
     */
    public LodoConfig withMetaLearningRate(double value) {
        return new LodoConfig(initialLearningRate, value, momentum, layers, blockSize);
    }

    /**
     * @param value β
     * @return these hyper-parameters with another momentum
     */
    public LodoConfig withMomentum(double value) {
        return new LodoConfig(initialLearningRate, metaLearningRate, value, layers, blockSize);
    }

    /**
     * @param value N
     * @return these hyper-parameters with another number of layers
     */
    public LodoConfig withLayers(int value) {
        return new LodoConfig(initialLearningRate, metaLearningRate, momentum, value, blockSize);
    }

    /**
     * @param value k
     * @return these hyper-parameters with another block size
     */
    public LodoConfig withBlockSize(int value) {
        return new LodoConfig(initialLearningRate, metaLearningRate, momentum, layers, value);
    }
}
