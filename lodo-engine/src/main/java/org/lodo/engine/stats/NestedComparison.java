package org.lodo.engine.stats;

import java.util.Arrays;

/**
 * A rival compared with a reference over searches and seeds together, see {@link NestedMean}: verdicts hold for what tuning
 * would find again, not just for the points that were found. Where a run failed there are no means, and p-values are those of
 * {@link NestedRanks}.
 *
 * @param scale of the losses
 * @param effect the rival's geometric mean by the reference's on the logarithmic scale, the difference of means on the linear
 *     one; NaN where a run failed
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param luckOfReference standard deviation between searches of the reference's loss, as a fraction of the loss; 0 for one
 *     search; NaN where a run failed
 * @param luckOfRival that of the rival's
 * @param shareOfLuck which part of the variance of the effect is luck in tuning, the rest being that of seeds; NaN where a run
 *     failed
 * @param referenceBetter p-value against: the reference's loss is at least the rival's
 * @param rivalBetter p-value against: the rival's loss is at least the reference's
 * @param equivalent p-value against: they differ by the margin or more; the larger one of two one-sided tests
 */
public record NestedComparison(
        LossScale scale,
        double effect,
        double low,
        double high,
        double luckOfReference,
        double luckOfRival,
        double shareOfLuck,
        double referenceBetter,
        double rivalBetter,
        double equivalent) {

    /**
     * @param reference losses of the reference, for each search those of each seed; not finite where a run failed
     * @param rival those of the rival, with the same seeds
     * @param margin the smallest difference that matters, as a fraction of the reference's loss
     * @return the comparison
     */
    public static NestedComparison of(double[][] reference, double[][] rival, double margin) {
        LossScale scale = LossScale.of(reference, rival);
        NestedRanks ranks = NestedRanks.of(reference, rival);
        if (!areFinite(reference) || !areFinite(rival)) {
            double unknown = Double.NaN;
            return new NestedComparison(
                    scale,
                    unknown,
                    unknown,
                    unknown,
                    unknown,
                    unknown,
                    unknown,
                    ranks.referenceBetter(),
                    ranks.rivalBetter(),
                    1);
        }
        double[][] own = scale.applied(reference);
        double[][] others = scale.applied(rival);
        NestedMean difference = NestedMean.ofDifference(own, others);
        Interval interval = difference.interval();
        double center = VarianceComponents.of(own).mean();
        return new NestedComparison(
                scale,
                scale.restored(difference.mean()),
                scale.restored(interval.low()),
                scale.restored(interval.high()),
                luck(own, scale),
                luck(others, scale),
                Math.min(1, difference.luckOfFirst() + difference.luckOfSecond()),
                confirmed(difference.probabilityOfAbove(0), ranks.referenceBetter()),
                confirmed(difference.probabilityOfBelow(0), ranks.rivalBetter()),
                Math.max(
                        difference.probabilityOfBelow(scale.above(margin, center)),
                        difference.probabilityOfAbove(-scale.below(margin, center))));
    }

    /**
     * Few searches that happen to be of one kind where there are two, such as those that found a valley and those that did not,
     * have a small spread. So the ranks, too, must show by themselves, at the level of one verdict, who is better.
     */
    private static double confirmed(double ofMeans, double ofRanks) {
        return ofRanks < PairedComparison.LEVEL ? ofMeans : Math.max(ofMeans, ofRanks);
    }

    private static boolean areFinite(double[][] losses) {
        return Arrays.stream(losses).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    private static double luck(double[][] values, LossScale scale) {
        VarianceComponents components = VarianceComponents.of(values);
        return scale.relative(components.betweenSearches(), components.mean());
    }

    /**
     * @return by how much the rival's loss exceeds the reference's, as a fraction; negative if it is lower; NaN where it is not
     *     known or the scale is linear
     */
    public double margin() {
        return scale == LossScale.LOGARITHMIC ? effect - 1 : Double.NaN;
    }
}
