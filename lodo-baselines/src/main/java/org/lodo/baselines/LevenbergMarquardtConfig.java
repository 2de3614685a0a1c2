package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link LevenbergMarquardt}.
 *
 * @param damping λ; 0 gives Newton's method
 */
public record LevenbergMarquardtConfig(double damping) {

    /** Checks the value. */
    public LevenbergMarquardtConfig {
        Require.nonNegative("damping", damping);
    }

    /**
     * @return λ 1
     */
    public static LevenbergMarquardtConfig defaults() {
        return new LevenbergMarquardtConfig(1);
    }
}
