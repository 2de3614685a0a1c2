package org.lodo.baselines.entrywise;

import org.lodo.validation.Require;

/**
 * Hyper-parameters of {@link Adagrad}.
 *
 * @param learningRate η
 * @param learningRateDecay how fast η falls with the number of steps; 0 keeps it
 * @param initialAccumulator the sum of squares to start from
 * @param epsilon ε, added to the root of the sum of squares
 */
public record AdagradConfig(double learningRate, double learningRateDecay, double initialAccumulator, double epsilon) {

    /** Checks every value. */
    public AdagradConfig {
        Require.positive("learningRate", learningRate);
        Require.nonNegative("learningRateDecay", learningRateDecay);
        Require.nonNegative("initialAccumulator", initialAccumulator);
        Require.nonNegative("epsilon", epsilon);
    }

    /**
     * @return η 0.01, no decay, an empty accumulator, ε 1e-10
     */
    public static AdagradConfig defaults() {
        return new AdagradConfig(0.01, 0, 0, 1e-10);
    }
}
