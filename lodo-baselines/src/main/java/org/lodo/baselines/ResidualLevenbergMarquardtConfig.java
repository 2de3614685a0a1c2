package org.lodo.baselines;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link ResidualLevenbergMarquardt}.
 *
 * @param initialDamping μ before the first step, relative to the diagonal of JᵀJ
 * @param mostTrials how many points a step may try before it gives up
 */
public record ResidualLevenbergMarquardtConfig(double initialDamping, int mostTrials) {

    /** Checks every value. */
    public ResidualLevenbergMarquardtConfig {
        Require.positive("initialDamping", initialDamping);
        Require.between("mostTrials", mostTrials, 1, 100);
    }

    /**
     * @return μ 1e-3, 20 trials
     */
    public static ResidualLevenbergMarquardtConfig defaults() {
        return new ResidualLevenbergMarquardtConfig(1e-3, 20);
    }
}
