package org.lodo.baselines.tensor;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Muon}.
 *
 * @param learningRate η, for matrices
 * @param momentum μ, decay of the gradient's average
 * @param weightDecay w, in units of 1/(learning rate)
 * @param vectorLearningRate η_v, for all other tensors
 * @param beta1 β₁ of Adam for them
 * @param beta2 β₂ of Adam for them
 * @param epsilon ε of Adam for them
 * @param outerLayers whether the first and the last matrix are orthogonalized too, if there are more than two
 */
public record MuonConfig(
        double learningRate,
        double momentum,
        double weightDecay,
        double vectorLearningRate,
        double beta1,
        double beta2,
        double epsilon,
        boolean outerLayers) {

    /** Checks every value. */
    public MuonConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("momentum", momentum);
        Require.nonNegative("weightDecay", weightDecay);
        Require.positive("vectorLearningRate", vectorLearningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.positive("epsilon", epsilon);
    }

    /**
     * @return η 0.02, μ 0.95, w 0; η_v 3e-4, β₁ 0.9, β₂ 0.95, ε 1e-10; first and last matrix by Adam
     */
    public static MuonConfig defaults() {
        return new MuonConfig(0.02, 0.95, 0, 3e-4, 0.9, 0.95, 1e-10, false);
    }
}
