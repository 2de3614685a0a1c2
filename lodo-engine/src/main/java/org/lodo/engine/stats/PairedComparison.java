package org.lodo.engine.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A rival compared with a reference on common random numbers, seed by seed. A failed run is worse than any that did not
 * fail; two failed runs are equal.
 *
 * @param name the rival
 * @param difference mean of rival − reference over the seeds on which neither failed
 * @param low lower end of its bootstrap 95 % interval; NaN below two such seeds
 * @param high upper end
 * @param wins seeds on which the reference is better
 * @param losses seeds on which the rival is better
 * @param effect rank-biserial correlation, 1 if the reference is better on every seed
 * @param referenceBetter p-value of the one-sided exact Wilcoxon test in favour of the reference, Holm-corrected over all
 *     rivals
 * @param rivalBetter the same in favour of the rival
 * @param equivalent p-value against a difference of the margin or more, in either direction, Holm-corrected over all rivals; 1
 *     if both failed on every seed
 */
public record PairedComparison(
        String name,
        double difference,
        double low,
        double high,
        int wins,
        int losses,
        double effect,
        double referenceBetter,
        double rivalBetter,
        double equivalent) {

    /** The family-wise error rate over all rivals, for each side. */
    public static final double LEVEL = 0.05;

    /**
     * Compares rivals with a reference, with the margin {@link VerdictRule#MARGIN}.
     *
     * @param reference final losses of the reference, seed by seed; not finite where a run failed
     * @param rivals those of each rival by name, with the same seeds
     * @return the comparisons, in the order of the map
     */
    public static List<PairedComparison> compare(double[] reference, Map<String, double[]> rivals) {
        return compare(reference, rivals, VerdictRule.MARGIN);
    }

    /**
     * Compares rivals with a reference.
     *
     * @param reference final losses of the reference, seed by seed; not finite where a run failed
     * @param rivals those of each rival by name, with the same seeds
     * @param margin the smallest difference that matters, as a fraction of the reference's mean loss
     * @return the comparisons, in the order of the map
     */
    public static List<PairedComparison> compare(double[] reference, Map<String, double[]> rivals, double margin) {
        List<SignedRanks> tests = new ArrayList<>();
        rivals.values().forEach(losses -> tests.add(SignedRanks.of(differences(reference, losses))));
        double[] referenceBetter = Holm.adjusted(
                tests.stream().mapToDouble(SignedRanks::probabilityOfGreater).toArray());
        double[] rivalBetter = Holm.adjusted(
                tests.stream().mapToDouble(SignedRanks::probabilityOfLess).toArray());
        double[] equivalent = Holm.adjusted(rivals.values().stream()
                .mapToDouble(losses -> equivalent(reference, losses, margin))
                .toArray());
        List<PairedComparison> compared = new ArrayList<>();
        rivals.forEach((name, losses) -> {
            int index = compared.size();
            double[] differences = differences(reference, losses);
            Estimate estimate = Estimate.of(IntStream.range(0, differences.length)
                    .filter(i -> Double.isFinite(reference[i]) && Double.isFinite(losses[i]))
                    .mapToDouble(i -> differences[i])
                    .toArray());
            compared.add(new PairedComparison(
                    name,
                    estimate.mean(),
                    estimate.low(),
                    estimate.high(),
                    (int) Arrays.stream(differences).filter(value -> value > 0).count(),
                    (int) Arrays.stream(differences).filter(value -> value < 0).count(),
                    tests.get(index).rankBiserial(),
                    referenceBetter[index],
                    rivalBetter[index],
                    equivalent[index]));
        });
        return compared;
    }

    /** The p-value against a difference of the margin or more; two that have no loss at all are not shown to be alike. */
    static double equivalent(double[] reference, double[] rival, double margin) {
        boolean hasLosses = DoubleStream.concat(DoubleStream.of(reference), DoubleStream.of(rival))
                .anyMatch(Double::isFinite);
        return hasLosses ? LossChange.equivalent(reference, rival, margin) : 1;
    }

    /** Rival − reference, seed by seed, infinite where one has failed. */
    static double[] differences(double[] reference, double[] rival) {
        double[] differences = new double[reference.length];
        for (int i = 0; i < differences.length; i++) {
            boolean referenceFailed = !Double.isFinite(reference[i]);
            boolean rivalFailed = !Double.isFinite(rival[i]);
            if (referenceFailed || rivalFailed) {
                differences[i] = referenceFailed == rivalFailed
                        ? 0
                        : rivalFailed ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            } else {
                // Not infinite: that is the rank of a failure.
                differences[i] = ScaledValues.saturated(rival[i] - reference[i]);
            }
        }
        return differences;
    }

    /**
     * @param seeds how many seeds there are
     * @param rivals how many rivals
     * @return whether a test with this many seeds and rivals can be significant at all
     */
    public static boolean canDecide(int seeds, int rivals) {
        return rivals * Math.scalb(1.0, -seeds) < LEVEL;
    }

    /**
     * @param rivals how many rivals
     * @return the least number of seeds with which a test can be significant: on all of them the same side is better
     */
    public static int seedsToDecide(int rivals) {
        int seeds = 1;
        while (!canDecide(seeds, rivals)) {
            seeds++;
        }
        return seeds;
    }

    /**
     * @return whether the rival is worse or better than the reference, at the level {@value #LEVEL}; if neither is significant,
     *     equivalent if a difference that matters can be excluded at this level; else undecided
     */
    public Verdict verdict() {
        return verdict(referenceBetter, rivalBetter, equivalent);
    }

    /** The verdict by p-values. */
    static Verdict verdict(double referenceBetter, double rivalBetter, double equivalent) {
        if (referenceBetter < LEVEL) {
            return Verdict.WORSE;
        }
        if (rivalBetter < LEVEL) {
            return Verdict.BETTER;
        }
        return equivalent < LEVEL ? Verdict.EQUIVALENT : Verdict.UNDECIDED;
    }

    /**
     * @param ofReference p-value in favour of the reference
     * @param ofRival p-value in favour of the rival
     * @param ofEquivalence p-value against a difference that matters
     * @return this comparison with other p-values, such as those corrected over further comparisons
     */
    public PairedComparison withProbabilities(double ofReference, double ofRival, double ofEquivalence) {
        return new PairedComparison(
                name, difference, low, high, wins, losses, effect, ofReference, ofRival, ofEquivalence);
    }
}
