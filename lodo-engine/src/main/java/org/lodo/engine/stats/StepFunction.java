package org.lodo.engine.stats;

import java.util.Arrays;

/**
 * The share of values that are at or below a threshold, as it grows with the threshold: an empirical distribution
 * function. Infinite values are never reached.
 *
 * @param thresholds where the share grows, ascending and different
 * @param shares the share from each threshold on
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by who draws it
public record StepFunction(double[] thresholds, double[] shares) {

    /**
     * @param values any, of which infinite ones count as not reached
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
