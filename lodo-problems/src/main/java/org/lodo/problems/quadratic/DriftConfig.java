package org.lodo.problems.quadratic;

import org.lodo.validation.Require;

/**
 * The movement of a Hessian.
 *
 * @param drift how it changes
 * @param driftRate ω, radians a draw of {@link Drift#TURN}
 * @param switchAfter number of draws after which {@link Drift#SWITCH} takes effect, such as half of those of a run
 */
public record DriftConfig(Drift drift, double driftRate, int switchAfter) {

    /** Checks every value. */
    public DriftConfig {
        Require.nonNegative("driftRate", driftRate);
        Require.atLeast("switchAfter", switchAfter, 0);
    }

    /**
     * @return none; 0.001 radians a draw, or a switch after 1,000 draws
     */
    public static DriftConfig defaults() {
        return new DriftConfig(Drift.NONE, 1e-3, 1000);
    }
}
