package org.lodo.engine.stats;

import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * A mean over runs with its spread. Values of any size have both: they are scaled before sums and squares are taken. What is
 * finite but larger than any double, such as the standard deviation of its two extremes, is the largest double.
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
        ScaledValues scaled = ScaledValues.of(values);
        StreamingStatistics statistics = new StreamingStatistics();
        for (double value : scaled.values()) {
            statistics.addValue(value);
        }
        double deviation = values.length < 2 ? Double.NaN : statistics.getStandardDeviation();
        Interval interval = Bootstrap.ofMean(scaled.values());
        return new Estimate(
                values.length,
                scaled.restored(statistics.getMean()),
                scaled.restored(deviation),
                scaled.restored(interval.low()),
                scaled.restored(interval.high()));
    }
}
