package org.lodo.engine.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A rival compared with a reference by the mean of their differences, seed by seed, and Student's distribution. Three seeds can
 * decide by it, where ranks need more seeds the more rivals there are; in return it assumes that differences are normally
 * distributed, as means over many draws are. So it is for studies whose runs take too long for as many seeds. Where a run failed
 * there is no mean, and nothing is decided.
 *
 * @param name the rival
 * @param difference mean of rival − reference; NaN where a run failed
 * @param low lower end of its 95 % interval, which is Student's; NaN where a run failed or there is one seed
 * @param high upper end
 * @param referenceBetter p-value against: the reference's expected loss is at least the rival's; Holm-corrected over all rivals
 * @param rivalBetter p-value against: the rival's expected loss is at least the reference's; Holm-corrected over all rivals
 * @param equivalent p-value against: they differ by the margin or more; the larger one of two one-sided tests, Holm-corrected
 *     over all rivals
 */
public record MeanComparison(
        String name,
        double difference,
        double low,
        double high,
        double referenceBetter,
        double rivalBetter,
        double equivalent) {

    /**
     * Compares rivals with a reference.
     *
     * @param reference losses of the reference, for each search those of each seed; not finite where a run failed
     * @param rivals those of each rival by name, with the same seeds
     * @param margin the smallest difference that matters, as a fraction of the reference's mean loss
     * @return the comparisons, in the order of the map
     */
    public static List<MeanComparison> compare(double[][] reference, Map<String, double[][]> rivals, double margin) {
        List<MeanComparison> alone = rivals.entrySet().stream()
                .map(rival -> of(rival.getKey(), reference, rival.getValue(), margin))
                .toList();
        double[] referenceBetter = Holm.adjusted(
                alone.stream().mapToDouble(MeanComparison::referenceBetter).toArray());
        double[] rivalBetter = Holm.adjusted(
                alone.stream().mapToDouble(MeanComparison::rivalBetter).toArray());
        double[] equivalent = Holm.adjusted(
                alone.stream().mapToDouble(MeanComparison::equivalent).toArray());
        List<MeanComparison> corrected = new ArrayList<>();
        for (MeanComparison one : alone) {
            int index = corrected.size();
            corrected.add(new MeanComparison(
                    one.name,
                    one.difference,
                    one.low,
                    one.high,
                    referenceBetter[index],
                    rivalBetter[index],
                    equivalent[index]));
        }
        return corrected;
    }

    /** By itself. */
    private static MeanComparison of(String name, double[][] reference, double[][] rival, double margin) {
        if (!areFinite(reference) || !areFinite(rival)) {
            return new MeanComparison(name, Double.NaN, Double.NaN, Double.NaN, 1, 1, 1);
        }
        NestedMean difference = NestedMean.ofDifference(reference, rival);
        Interval interval = difference.interval();
        double smallest = margin * Math.abs(Means.of(NestedMean.meansBySeed(reference)));
        return new MeanComparison(
                name,
                difference.mean(),
                interval.low(),
                interval.high(),
                difference.probabilityOfAbove(0),
                difference.probabilityOfBelow(0),
                Math.max(difference.probabilityOfBelow(smallest), difference.probabilityOfAbove(-smallest)));
    }

    private static boolean areFinite(double[][] losses) {
        return Arrays.stream(losses).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
    }

    /**
     * @return whether the rival is worse or better than the reference, at the level {@link PairedComparison#LEVEL}; if neither is
     *     significant, equivalent if a difference that matters can be excluded at this level; else undecided
     */
    public Verdict verdict() {
        return PairedComparison.verdict(referenceBetter, rivalBetter, equivalent);
    }
}
