package org.lodo.baselines.tensor;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Shampoo}.
 *
 * @param learningRate η
 * @param beta1 decay of the gradient's average
 * @param beta2 decay of the factors; 1: they are sums
 * @param epsilon ε, added to the factors' eigenvalues
 * @param momentum μ
 * @param period p, how many steps pass between two computations of the roots
 * @param start s, the number of steps before the roots are used
 * @param biasCorrection whether averages are divided by 1 − βᵗ
 * @param grafting what gives the step its length
 * @param maxDimension the longest direction that has a factor
 */
public record ShampooConfig(
        double learningRate,
        double beta1,
        double beta2,
        double epsilon,
        double momentum,
        int period,
        int start,
        boolean biasCorrection,
        Grafting grafting,
        int maxDimension) {

    /** What gives the step its length. */
    public enum Grafting {
        /** The preconditioner itself. */
        NONE,
        /** The averaged gradient. */
        SGD
    }

    /** Checks every value. */
    public ShampooConfig {
        Require.positive("learningRate", learningRate);
        Require.decay("beta1", beta1);
        if (!(beta2 >= 0 && beta2 <= 1)) {
            throw new IllegalArgumentException("beta2 = " + beta2 + ": must be from 0 to 1");
        }
        Require.positive("epsilon", epsilon);
        Require.decay("momentum", momentum);
        Require.atLeast("period", period, 1);
        Require.atLeast("start", start, 0);
        if (grafting == Grafting.NONE && start > 0) {
            throw new IllegalArgumentException("start = " + start
                    + ": must be 0 with grafting none, or steps before and after would differ in scale");
        }
        Require.atLeast("maxDimension", maxDimension, 1);
    }

    /**
     * @return η 0.01, β₁ 0.9, sums, ε 1e-6, no momentum, roots in every step from the second on, bias correction, lengths of the
     *     averaged gradient, directions up to 1,024. The code's ε of 1e-12 suits factors of full rank only
     */
    public static ShampooConfig defaults() {
        return new ShampooConfig(0.01, 0.9, 1, 1e-6, 0, 1, 1, true, Grafting.SGD, 1024);
    }
}
