package org.lodo.baselines.psgd;

import org.lodo.validation.Require;

/** The rules for hyper-parameters that all forms have. */
final class PsgdSettings {

    private PsgdSettings() {}

    static void require(
            double preconditionerLearningRate,
            double smoothnessDecay,
            double damping,
            double momentum,
            double initialScale) {
        Require.positive("preconditionerLearningRate", preconditionerLearningRate);
        Require.decay("smoothnessDecay", smoothnessDecay);
        Require.nonNegative("damping", damping);
        Require.decay("momentum", momentum);
        Require.nonNegative("initialScale", initialScale);
    }
}
