package org.lodo.engine.stats;

import org.hipparchus.stat.descriptive.StatisticalSummary;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * A mean over runs with its spread.
 *
 * @param count how many runs
 * @param mean their mean; NaN if there are none
 * @param standardDeviation over runs, with n − 1; NaN below two runs
 * @param low lower end of the bootstrap 95 % interval of the mean; NaN below two runs
 * @param high upper end of the bootstrap 95 % interval of the mean; NaN below two runs
 */
public record Estimate(int count, double mean, double standardDeviation, double low, double high) {

    /**
     * @param values a value for each run, without those that are not a number
     * @return their estimate
     */
    public static Estimate of(double[] values) {
        StreamingStatistics statistics = new StreamingStatistics();
        for (double value : values) {
            statistics.addValue(value);
        }
        StatisticalSummary summary = statistics.getSummary();
        double deviation = values.length < 2 ? Double.NaN : summary.getStandardDeviation();
        Interval interval = Bootstrap.ofMean(values);
        return new Estimate(values.length, summary.getMean(), deviation, interval.low(), interval.high());
    }
}
