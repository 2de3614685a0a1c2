package org.lodo.engine.stats;

import java.util.Arrays;
import org.lodo.random.RandomStream;

/**
 * The expected best loss of k runs drawn at random from those of a search, with replacement (Dodge,
 * Gururangan, Card, Schwartz and Smith, Show Your Work, 2019), with a band of bootstrap percentiles over the runs.
 *
 * @param draws k
 * @param mean expectation of the lowest loss of k draws
 * @param low lower end of the band
 * @param high upper end of the band
 */
public record ExpectedBest(int draws, double mean, double low, double high) {

    private static final int RESAMPLES = 2000;

    /**
     * @param losses of the runs; infinite ones failed
     * @param ceiling what larger losses and failed runs count as; infinite for the largest finite loss
     * @param most the largest k
     * @param seed of the resampling
     * @return the expectations for k = 1 … most; empty if no loss is finite
     */
    public static ExpectedBest[] of(double[] losses, double ceiling, int most, long seed) {
        double worst = Arrays.stream(losses).filter(Double::isFinite).max().orElse(Double.NaN);
        if (Double.isNaN(worst)) {
            return new ExpectedBest[0];
        }
        double cap = Double.isFinite(ceiling) ? ceiling : worst;
        ScaledValues scaled = ScaledValues.of(
                Arrays.stream(losses).map(loss -> Math.min(loss, cap)).toArray());
        double[] finite = scaled.values();
        double[] center = expectations(finite, most);
        double[][] resampled = new double[RESAMPLES][];
        RandomStream random = new RandomStream(seed);
        double[] sample = new double[finite.length];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = finite[random.nextInt(finite.length)];
            }
            resampled[resample] = expectations(sample, most);
        }
        ExpectedBest[] result = new ExpectedBest[most];
        for (int k = 1; k <= most; k++) {
            int index = k - 1;
            double[] ofDraws = Arrays.stream(resampled)
                    .mapToDouble(expectation -> expectation[index])
                    .toArray();
            Interval band = Interval.percentiles(ofDraws);
            result[index] = new ExpectedBest(
                    k, scaled.restored(center[index]), scaled.restored(band.low()), scaled.restored(band.high()));
        }
        return result;
    }

    /** E[min of k draws] = Σ v₍ᵢ₎ (((N − i) / N)ᵏ − ((N − i − 1) / N)ᵏ) over the sorted values, i from 0. */
    private static double[] expectations(double[] values, int most) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double[] result = new double[most];
        for (int i = 0; i < n; i++) {
            double atLeast = (double) (n - i) / n;
            double above = (double) (n - i - 1) / n;
            double atLeastAll = 1;
            double aboveAll = 1;
            for (int k = 1; k <= most; k++) {
                atLeastAll *= atLeast;
                aboveAll *= above;
                result[k - 1] += sorted[i] * (atLeastAll - aboveAll);
            }
        }
        return result;
    }
}
