package org.lodo.baselines.entrywise;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Cocob}.
 *
 * @param alpha α, how much the first bets are held back
 * @param epsilon ε, the largest gradient assumed before the first
 */
public record CocobConfig(double alpha, double epsilon) {

    /** Checks every value. */
    public CocobConfig {
        Require.positive("alpha", alpha);
        Require.positive("epsilon", epsilon);
    }

    /**
     * @return α 100, ε 1e-8
     */
    public static CocobConfig defaults() {
        return new CocobConfig(100, 1e-8);
    }
}
