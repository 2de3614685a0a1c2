package org.lodo;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of LODO with a dense matrix as its preconditioner, the object of the theory of Liao et al. 2023, section 4.
 *
 * @param initialLearningRate α₀: initially G = α₀ I
 * @param metaLearningRate α, the learning rate of gradient descent on the entries of G
 * @param momentum β, the decay of the gradient's average
 * @param symmetric whether G is the symmetric part of its n² parameters; otherwise all its entries are free
 */
public record DenseConfig(double initialLearningRate, double metaLearningRate, double momentum, boolean symmetric) {

    /** Checks every value. */
    public DenseConfig {
        Require.positive("initialLearningRate", initialLearningRate);
        Require.positive("metaLearningRate", metaLearningRate);
        Require.decay("momentum", momentum);
    }

    /**
     * @return α₀ 0.5, α 0.02, β 0, all entries free
     */
    public static DenseConfig defaults() {
        return new DenseConfig(0.5, 0.02, 0, false);
    }
}
