package org.lodo.engine.stats;

import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * A 95 % confidence interval.
 *
 * @param low lower end; NaN if there are too few values
 * @param high upper end; NaN if there are too few values
 */
public record Interval(double low, double high) {

    private static final double LOWER_PERCENT = 2.5;

    static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    /** From the 2.5 % to the 97.5 % percentile of resampled values. */
    static Interval percentiles(double[] resampled) {
        // linear between order statistics, from the first at quantile 0 to the last at quantile 1.
        Percentile percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        percentile.setData(resampled);
        return new Interval(percentile.evaluate(LOWER_PERCENT), percentile.evaluate(100 - LOWER_PERCENT));
    }

    /**
     * @param value a number
     * @return whether it lies within the interval, ends included
     */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
