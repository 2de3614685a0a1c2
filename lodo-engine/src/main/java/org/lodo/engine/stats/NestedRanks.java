package org.lodo.engine.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.stat.ranking.NaNStrategy;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * Whether one of two optimizers is better over searches and seeds together where runs failed: by ranks, since a failed run is
 * worse than any loss. Two tests must decide, so that each p-value is the larger one of both: the exact signed-rank test over
 * seeds, of what searches came to with each seed, and the exact test over searches, of what seeds came to after each search. A
 * search or seed with fewer failed runs is better than one with more; if there are as many, the mean of the other losses
 * decides.
 *
 * @param referenceBetter p-value in favour of the reference
 * @param rivalBetter p-value in favour of the rival
 */
record NestedRanks(double referenceBetter, double rivalBetter) {

    /** What several runs came to. */
    private record Outcome(int failed, double mean) implements Comparable<Outcome> {

        private static final Comparator<Outcome> ORDER =
                Comparator.comparingInt(Outcome::failed).thenComparingDouble(Outcome::mean);

        static Outcome of(double[] losses) {
            double[] finite = Arrays.stream(losses).filter(Double::isFinite).toArray();
            return new Outcome(losses.length - finite.length, finite.length == 0 ? 0 : Means.of(finite));
        }

        @Override
        public int compareTo(Outcome other) {
            return ORDER.compare(this, other);
        }

        /** This less another, infinite if one has more failures. */
        double minus(Outcome other) {
            return failed == other.failed
                    ? ScaledValues.saturated(mean - other.mean)
                    : failed > other.failed ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
    }

    static NestedRanks of(double[][] reference, double[][] rival) {
        SignedRanks seeds = SignedRanks.of(differences(transposed(reference), transposed(rival)));
        NestedRanks searches = ofSearches(outcomes(reference), outcomes(rival));
        return new NestedRanks(
                Math.max(seeds.probabilityOfGreater(), searches.referenceBetter),
                Math.max(seeds.probabilityOfLess(), searches.rivalBetter));
    }

    /** Without repeated searches on either side the points are given, and there is no luck that could be tested. */
    private static NestedRanks ofSearches(Outcome[] reference, Outcome[] rival) {
        if (reference.length == 1 && rival.length == 1) {
            return new NestedRanks(0, 0);
        }
        if (reference.length == 1 || rival.length == 1) {
            Outcome[] many = reference.length == 1 ? rival : reference;
            Outcome one = reference.length == 1 ? reference[0] : rival[0];
            SignedRanks ranks = SignedRanks.of(
                    Arrays.stream(many).mapToDouble(of -> of.minus(one)).toArray());
            return reference.length == 1
                    ? new NestedRanks(ranks.probabilityOfGreater(), ranks.probabilityOfLess())
                    : new NestedRanks(ranks.probabilityOfLess(), ranks.probabilityOfGreater());
        }
        return rankSum(reference, rival);
    }

    /**
     * The exact rank-sum test (Wilcoxon, Individual comparisons by ranking methods, 1945), also with ties: the null
     * distribution is that of the given ranks with all choices of the rival's equally likely.
     */
    private static NestedRanks rankSum(Outcome[] reference, Outcome[] rival) {
        Outcome[] all = IntStream.range(0, reference.length + rival.length)
                .mapToObj(i -> i < reference.length ? reference[i] : rival[i - reference.length])
                .toArray(Outcome[]::new);
        Outcome[] ordered = Arrays.stream(all).sorted().distinct().toArray(Outcome[]::new);
        double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE)
                .rank(Arrays.stream(all)
                        .mapToDouble(outcome -> Arrays.binarySearch(ordered, outcome))
                        .toArray());
        // Doubled, the mean ranks of ties are integers.
        int[] doubled = Arrays.stream(ranks)
                .mapToInt(rank -> (int) Math.round(2 * rank))
                .toArray();
        int ofRival = Arrays.stream(doubled, reference.length, doubled.length).sum();
        double[] chances = chances(doubled, rival.length);
        double greater = 0;
        double less = 0;
        for (int sum = 0; sum < chances.length; sum++) {
            greater += sum >= ofRival ? chances[sum] : 0;
            less += sum <= ofRival ? chances[sum] : 0;
        }
        return new NestedRanks(greater, less);
    }

    /** The probability of each sum of so many of the ranks, chosen at random. */
    private static double[] chances(int[] ranks, int chosen) {
        double[][] ways = new double[chosen + 1][Arrays.stream(ranks).sum() + 1];
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int count = chosen; count > 0; count--) {
                for (int sum = ways[count].length - 1; sum >= rank; sum--) {
                    ways[count][sum] += ways[count - 1][sum - rank];
                }
            }
        }
        double all = Arrays.stream(ways[chosen]).sum();
        return Arrays.stream(ways[chosen]).map(one -> one / all).toArray();
    }

    private static Outcome[] outcomes(double[][] losses) {
        return Arrays.stream(losses).map(Outcome::of).toArray(Outcome[]::new);
    }

    /** Rival − reference for each seed. */
    private static double[] differences(double[][] reference, double[][] rival) {
        return IntStream.range(0, reference.length)
                .mapToDouble(seed -> Outcome.of(rival[seed]).minus(Outcome.of(reference[seed])))
                .toArray();
    }

    /** For each seed the losses of each search. */
    private static double[][] transposed(double[][] losses) {
        return IntStream.range(0, losses[0].length)
                .mapToObj(seed ->
                        Arrays.stream(losses).mapToDouble(of -> of[seed]).toArray())
                .toArray(double[][]::new);
    }
}
