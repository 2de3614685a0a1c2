package org.lodo;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of LODO-No-Momentum: those of LODO without β, which is 0.
 *
 * @param initialLearningRate α₀: initially G = α₀ I
 * @param metaLearningRate α, the learning rate of the meta rule
 * @param layers N, the number of block-permutation layers in A
 * @param blockSize k, the size of the blocks
 */
public record NoMomentumConfig(double initialLearningRate, double metaLearningRate, int layers, int blockSize) {

    /** Checks every value. */
    public NoMomentumConfig {
        Require.positive("initialLearningRate", initialLearningRate);
        Require.positive("metaLearningRate", metaLearningRate);
        Require.atLeast("layers", layers, 0);
        Require.atLeast("blockSize", blockSize, 1);
    }

    /**
     * @return α₀ 1.0, α 0.001, N 16, k 4
     */
    public static NoMomentumConfig defaults() {
        LodoConfig lodo = LodoConfig.defaults();
        return new NoMomentumConfig(
                lodo.initialLearningRate(), lodo.metaLearningRate(), lodo.layers(), lodo.blockSize());
    }

    /**
     * @return LODO's hyper-parameters with β = 0
     */
    public LodoConfig toLodo() {
        return new LodoConfig(initialLearningRate, metaLearningRate, 0, layers, blockSize);
    }
}
