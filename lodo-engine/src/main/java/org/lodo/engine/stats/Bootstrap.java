package org.lodo.engine.stats;

import org.lodo.random.RandomStream;

/**
 * Percentile intervals by resampling with replacement (Efron, 1979), from a fixed seed. Values must be such that neither
 * their sums nor differences of their means overflow; see {@link ScaledValues}.
 */
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
            means[resample] = resampledMean(values, random);
        }
        return Interval.percentiles(means);
    }

    /** The interval of the mean of now − the mean of before; unknown below two values of either. */
    static Interval ofDifference(double[] before, double[] now) {
        if (before.length < 2 || now.length < 2) {
            return Interval.UNKNOWN;
        }
        RandomStream random = new RandomStream(SEED);
        double[] differences = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            differences[resample] = resampledMean(now, random) - resampledMean(before, random);
        }
        return Interval.percentiles(differences);
    }

    private static double resampledMean(double[] values, RandomStream random) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[random.nextInt(values.length)];
        }
        return sum / values.length;
    }
}
