package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Lbfgs}.
 *
 * @param history how many pairs are kept
 * @param sufficientDecrease c₁ of the Wolfe conditions
 * @param curvature c₂ of the Wolfe conditions, above c₁
 * @param mostEvaluations how often a line search evaluates its sample at the most
 */
public record LbfgsConfig(int history, double sufficientDecrease, double curvature, int mostEvaluations) {

    /** Checks every value. */
    public LbfgsConfig {
        Require.between("history", history, 1, CurvaturePairs.MAX_CAPACITY);
        Require.positive("sufficientDecrease", sufficientDecrease);
        Require.decay("curvature", curvature);
        if (curvature <= sufficientDecrease) {
            throw new IllegalArgumentException(
                    "curvature = " + curvature + ": must be above sufficientDecrease, " + sufficientDecrease);
        }
        Require.atLeast("mostEvaluations", mostEvaluations, 1);
    }

    /**
     * @return ten pairs, c₁ 1e-4, c₂ 0.9, 25 evaluations
     */
    public static LbfgsConfig defaults() {
        return new LbfgsConfig(10, 1e-4, 0.9, 25);
    }
}
