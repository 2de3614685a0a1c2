package org.lodo.bench.stats;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.StatisticalSummary;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * A mean over runs with its spread.
 *
 * @param count how many runs
 * @param mean their mean; NaN if there are none
 * @param standardDeviation over runs, with n − 1; NaN below two runs
 * @param low lower end of Student's 95 % interval of the mean; NaN below two runs
 * @param high upper end of Student's 95 % interval of the mean; NaN below two runs
 */
public record Estimate(int count, double mean, double standardDeviation, double low, double high) {

    private static final double UPPER_TAIL = 0.975;

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
        int count = values.length;
        if (count < 2) {
            return new Estimate(count, summary.getMean(), Double.NaN, Double.NaN, Double.NaN);
        }
        double deviation = summary.getStandardDeviation();
        double halfWidth =
                new TDistribution(count - 1).inverseCumulativeProbability(UPPER_TAIL) * deviation / Math.sqrt(count);
        return new Estimate(
                count, summary.getMean(), deviation, summary.getMean() - halfWidth, summary.getMean() + halfWidth);
    }
}
