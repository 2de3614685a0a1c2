package org.lodo.bench.stats;

import org.lodo.math.RandomStream;

/** Percentile intervals by resampling with replacement (Efron, 1979), from a seed of their own: the same every time. */
final class Bootstrap {

    private static final int RESAMPLES = 10_000;

    private static final long SEED = 1;

    private Bootstrap() {}

    /** The interval of the mean; unknown below two values. */
    static Interval ofMean(double[] values) {
        if (values.length < 2) {
            return Interval.UNKNOWN;
        }
        RandomStream random = new RandomStream(SEED);
        double[] means = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[resample] = sum / values.length;
        }
        return Interval.percentiles(means);
    }
}
