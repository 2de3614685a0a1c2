package org.lodo;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of LODO with a preconditioner that is trained before the run and then kept fixed, one of the ablations of
 * Liao et al. 2023.
 *
 * @param initialLearningRate α₀: G = α₀ I when training starts
 * @param metaLearningRate α, the learning rate of the meta rule in training
 * @param momentum β, the decay of the gradient's average
 * @param layers N, the number of block-permutation layers in A
 * @param blockSize k, the size of the blocks
 * @param trainingSteps the number of steps for which LODO trains the preconditioner
 */
public record FrozenConfig(
        double initialLearningRate,
        double metaLearningRate,
        double momentum,
        int layers,
        int blockSize,
        int trainingSteps) {

    /** Checks every value. */
    public FrozenConfig {
        new LodoConfig(initialLearningRate, metaLearningRate, momentum, layers, blockSize);
        Require.atLeast("trainingSteps", trainingSteps, 0);
    }

    /**
     * @return LODO's defaults and 10,000 steps of training
     */
    public static FrozenConfig defaults() {
        LodoConfig lodo = LodoConfig.defaults();
        return new FrozenConfig(
                lodo.initialLearningRate(),
                lodo.metaLearningRate(),
                lodo.momentum(),
                lodo.layers(),
                lodo.blockSize(),
                10_000);
    }

    /**
     * @return the hyper-parameters with which the preconditioner is trained
     */
    public LodoConfig toLodo() {
        return new LodoConfig(initialLearningRate, metaLearningRate, momentum, layers, blockSize);
    }
}
