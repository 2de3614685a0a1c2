package org.lodo.baselines.hypergradient;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Hdm}.
 *
 * @param learningRate α, the learning rate of P at the start
 * @param momentumLearningRate α_b, the learning rate of the momentum
 * @param scaling the form of P
 * @param momentumScaling the form of the momentum: scalar or diagonal
 * @param convex whether P is cut off at zero and α decays slowly, which suits a convex objective
 */
public record HdmConfig(
        double learningRate, double momentumLearningRate, Scaling scaling, Scaling momentumScaling, boolean convex) {

    /** Checks every value. */
    public HdmConfig {
        Require.positive("learningRate", learningRate);
        Require.nonNegative("momentumLearningRate", momentumLearningRate);
        if (momentumScaling == Scaling.MATRIX) {
            throw new IllegalArgumentException("momentumScaling = matrix: must be scalar or diagonal");
        }
    }

    /**
     * @return α 0.1, α_b 10, a diagonal, diagonal momentum, convex
     */
    public static HdmConfig defaults() {
        return new HdmConfig(0.1, 10, Scaling.DIAGONAL, Scaling.DIAGONAL, true);
    }
}
