package org.lodo.engine.stats;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/**
 * How losses changed from one version of the code to another, relative to their mean before, with tests. Changes smaller than
 * {@link #SMALLEST} are irrelevant, so the null hypotheses are about changes of that size, not about zero. A failed run is
 * worse than any that did not fail; two failed runs are equal.
 *
 * @param relative mean change over the runs that did not fail, as a fraction of the mean before; positive is worse
 * @param low lower end of its bootstrap 95 % interval; NaN below two runs
 * @param high upper end
 * @param worse p-value against: not worse by more than the smallest change of interest
 * @param better p-value against: not better by more than the smallest change of interest
 * @param equivalent p-value against: different by the smallest change of interest or more; the larger one of two one-sided
 *     tests
 */
public record LossChange(double relative, double low, double high, double worse, double better, double equivalent) {

    /** The smallest change of interest, as a fraction of the mean before. */
    public static final double SMALLEST = 0.01;

    /** Losses below count as zero. */
    private static final double MIN_LOSS = 1e-12;

    /**
     * Compares losses with the same seeds, that is on common random numbers, by Wilcoxon signed-rank tests.
     *
     * @param lossesBefore losses of the earlier version, seed by seed; not finite where a run failed
     * @param lossesNow losses of the later version
     * @return the change
     */
    public static LossChange paired(double[] lossesBefore, double[] lossesNow) {
        double[] changes = relativeChanges(lossesBefore, lossesNow);
        SignedRanks aboveSmallest = SignedRanks.of(plus(changes, -SMALLEST));
        SignedRanks aboveItsOpposite = SignedRanks.of(plus(changes, SMALLEST));
        Estimate estimate = Estimate.of(IntStream.range(0, changes.length)
                .filter(i -> Double.isFinite(lossesBefore[i]) && Double.isFinite(lossesNow[i]))
                .mapToDouble(i -> changes[i])
                .toArray());
        return new LossChange(
                estimate.mean(),
                estimate.low(),
                estimate.high(),
                aboveSmallest.probabilityOfGreater(),
                aboveItsOpposite.probabilityOfLess(),
                equivalent(aboveSmallest, aboveItsOpposite));
    }

    /**
     * The p-value of {@link #equivalent} alone, by the tests of {@link #paired}.
     *
     * @param before losses of one side, seed by seed; not finite where a run failed
     * @param now losses of the other side
     * @param margin the smallest change of interest, as a fraction of the mean before
     * @return the p-value
     */
    static double equivalent(double[] before, double[] now, double margin) {
        double[] changes = relativeChanges(before, now);
        return equivalent(SignedRanks.of(plus(changes, -margin)), SignedRanks.of(plus(changes, margin)));
    }

    private static double equivalent(SignedRanks aboveSmallest, SignedRanks aboveItsOpposite) {
        return Math.max(aboveSmallest.probabilityOfLess(), aboveItsOpposite.probabilityOfGreater());
    }

    /** Now − before, seed by seed, as a fraction of the mean before; infinite where one has failed. */
    private static double[] relativeChanges(double[] lossesBefore, double[] lossesNow) {
        int exponent = exponent(lossesBefore, lossesNow);
        double[] before = withoutRest(exponent, lossesBefore);
        double[] now = withoutRest(exponent, lossesNow);
        double scale = scale(exponent, before);
        return Arrays.stream(PairedComparison.differences(before, now))
                .map(difference ->
                        Double.isFinite(difference) ? ScaledValues.saturated(difference / scale) : difference)
                .toArray();
    }

    /**
     * Compares losses with different seeds by tests of Mann and Whitney (1947).
     *
     * @param lossesBefore losses of the earlier version; not finite where a run failed
     * @param lossesNow losses of the later version
     * @return the change
     */
    public static LossChange independent(double[] lossesBefore, double[] lossesNow) {
        int exponent = exponent(lossesBefore, lossesNow);
        double[] before = withoutRest(exponent, lossesBefore);
        double[] now = withoutRest(exponent, lossesNow);
        double scale = scale(exponent, before);
        double[] old = failuresLast(before);
        double[] recent = failuresLast(now);
        double[] margin = plus(old, SMALLEST * scale);
        double[] oppositeMargin = plus(old, -SMALLEST * scale);
        Estimate ofOld = Estimate.of(finite(before));
        Estimate ofNow = Estimate.of(finite(now));
        Interval interval = Bootstrap.ofDifference(finite(before), finite(now));
        return new LossChange(
                (ofNow.mean() - ofOld.mean()) / scale,
                interval.low() / scale,
                interval.high() / scale,
                probabilityOfGreater(recent, margin),
                probabilityOfGreater(oppositeMargin, recent),
                Math.max(probabilityOfGreater(margin, recent), probabilityOfGreater(recent, oppositeMargin)));
    }

    /** The one-sided p-value that the first values are larger, under the hypothesis of equal distributions. */
    private static double probabilityOfGreater(double[] first, double[] second) {
        MannWhitneyUTest test = new MannWhitneyUTest();
        double twoSided = test.mannWhitneyUTest(first, second);
        if (Double.isNaN(twoSided)) {
            // All values are the same.
            return 1;
        }
        double wins = 0;
        for (double a : first) {
            for (double b : second) {
                wins += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        boolean isGreater = wins > 0.5 * first.length * second.length;
        return isGreater ? twoSided / 2 : 1 - twoSided / 2;
    }

    /** Of a power of two by which all losses are divided: relative changes stay the same, and sums cannot overflow. */
    private static int exponent(double[] before, double[] now) {
        return Math.max(
                0,
                ScaledValues.exponent(finite(DoubleStream.concat(DoubleStream.of(before), DoubleStream.of(now))
                        .toArray())));
    }

    private static double[] withoutRest(int exponent, double[] losses) {
        return ScaledValues.dividedBy(
                exponent,
                Arrays.stream(losses)
                        .map(loss -> Math.abs(loss) < MIN_LOSS ? 0 : loss)
                        .toArray());
    }

    private static double scale(int exponent, double[] before) {
        double mean = Arrays.stream(finite(before)).map(Math::abs).average().orElse(0);
        return Math.max(mean, Math.scalb(MIN_LOSS, -exponent));
    }

    private static double[] plus(double[] values, double shift) {
        return Arrays.stream(values).map(value -> value + shift).toArray();
    }

    private static double[] finite(double[] values) {
        return DoubleStream.of(values).filter(Double::isFinite).toArray();
    }

    private static double[] failuresLast(double[] values) {
        return Arrays.stream(values)
                .map(value -> Double.isFinite(value) ? value : Double.POSITIVE_INFINITY)
                .toArray();
    }
}
