package org.lodo;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of the experiment on how the error of a nearly learned inverse decays.
 *
 * @param initialError e, the size of every mode of I − GH at the start
 * @param metaLearningRate α, the learning rate of gradient descent on the entries of G
 */
public record NearInverseConfig(double initialError, double metaLearningRate) {

    /** Checks both values. */
    public NearInverseConfig {
        Require.positive("initialError", initialError);
        Require.positive("metaLearningRate", metaLearningRate);
    }

    /**
     * @return e 0.05, α 1e-5
     */
    public static NearInverseConfig defaults() {
        return new NearInverseConfig(0.05, 1e-5);
    }
}
