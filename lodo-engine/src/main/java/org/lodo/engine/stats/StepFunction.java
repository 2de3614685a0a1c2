package org.lodo.engine.stats;

import java.util.Arrays;

/**
 * An empirical distribution function: the fraction of values at or below a threshold. Infinite values are never reached.
 *
 * @param thresholds the jumps, strictly ascending
 * @param shares the fraction from each threshold on
 */
@SuppressWarnings("ArrayRecordComponent") // not modified after construction
public record StepFunction(double[] thresholds, double[] shares) {

    /**
     * @param values any; infinite ones are never reached
     * @return their distribution function
     */
    public static StepFunction of(double[] values) {
        double[] thresholds = Arrays.stream(values)
                .filter(Double::isFinite)
                .sorted()
                .distinct()
                .toArray();
        double[] shares = Arrays.stream(thresholds)
                .map(threshold -> (double) Arrays.stream(values)
                                .filter(value -> value <= threshold)
                                .count()
                        / values.length)
                .toArray();
        return new StepFunction(thresholds, shares);
    }
}
