package org.lodo.baselines.parameterfree;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Mechanic}.
 *
 * @param base the rule whose steps are scaled
 * @param learningRate η of the base
 * @param beta1 β₁ of Adam, or the momentum of gradient descent
 * @param beta2 β₂ of Adam; gradient descent has none
 * @param epsilon ε of Adam; gradient descent has none
 * @param decay λ, how strongly the scale is held back
 * @param tuners K, the number of tuners; the memory of tuner k decays by 1 − 10⁻ᵏ a step
 * @param initialScale s₀
 * @param tunerEpsilon ε of the tuners
 * @param storeDelta whether the displacement is stored rather than recomputed from the point, which loses digits while the
 *     scale is small
 */
public record MechanicConfig(
        Base base,
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double decay,
        int tuners,
        double initialScale,
        double tunerEpsilon,
        boolean storeDelta) {

    /** The rule whose steps are scaled. */
    public enum Base {
        /** Gradient descent with momentum. */
        SGD,
        /** Adam with ε inside the bias correction. */
        ADAM
    }

    /** Checks every value. */
    public MechanicConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        Require.decay("beta2", beta2);
        Require.nonNegative("epsilon", epsilon);
        Require.nonNegative("decay", decay);
        Require.between("tuners", tuners, 1, 15);
        Require.positive("initialScale", initialScale);
        Require.positive("tunerEpsilon", tunerEpsilon);
    }

    /**
     * @return over Adam with η 1e-3, β₁ 0.9, β₂ 0.999, ε 1e-8; λ 0.01, six tuners, s₀ 1e-8, ε 1e-8, recomputed displacement
     */
    public static MechanicConfig defaults() {
        return new MechanicConfig(Base.ADAM, 1e-3, 0.9, 0.999, 1e-8, 0.01, 6, 1e-8, 1e-8, false);
    }
}
