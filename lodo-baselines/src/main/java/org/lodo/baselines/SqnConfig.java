package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Sqn}.
 *
 * @param learningRate η
 * @param period L, the number of points that are averaged for one end of a curvature pair
 * @param history B, the number of pairs kept
 * @param damped whether pairs of little curvature are damped rather than rejected
 * @param freshDraw whether products with the Hessian are taken on a draw of their own, as in the paper, rather than on that of the
 *     step
 */
public record SqnConfig(double learningRate, int period, int history, boolean damped, boolean freshDraw) {

    /** Checks every value. */
    public SqnConfig {
        Require.positive("learningRate", learningRate);
        Require.atLeast("period", period, 1);
        Require.between("history", history, 1, CurvaturePairs.MAX_CAPACITY);
    }

    /**
     * @return η 0.01, L 10, B 20, pairs of little curvature rejected, products on the step's draw; η and L depend on the problem
     */
    public static SqnConfig defaults() {
        return new SqnConfig(0.01, 10, 20, false, false);
    }
}
