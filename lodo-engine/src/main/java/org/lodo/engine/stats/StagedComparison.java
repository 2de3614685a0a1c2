package org.lodo.engine.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A rival compared with a reference by the rule of a study. Seeds may have been added in stages: each stage is a test with the
 * seeds up to it, at its part of the error rate (see {@link VerdictRule}). Holm's correction is over the rivals for which the
 * same hypothesis was not rejected before. That bounds the family-wise error rate of a stage by its part: as long as nothing
 * was rejected wrongly, all true hypotheses are among them. A verdict is final at the first stage that decides it.
 *
 * <p>With one search of each, tests are the exact ones of {@link PairedComparison}; with several, those of {@link
 * NestedComparison}.
 *
 * @param comparison with p-values divided by the stage's part of the error rate, so that those below {@link
 *     PairedComparison#LEVEL} decide: of the stage that decided, or else of the last; all else is of all seeds
 * @param seeds how many seeds there were at that stage
 */
public record StagedComparison(PairedComparison comparison, int seeds) {

    /**
     * @param reference losses of the reference, for each search those of each seed; not finite where a run failed
     * @param rivals those of each rival by name, with the same seeds
     * @param rule margin and stages; without stages all seeds are the only one
     * @return the comparisons, in the order of the map
     */
    public static List<StagedComparison> compare(
            double[][] reference, Map<String, double[][]> rivals, VerdictRule rule) {
        List<String> names = List.copyOf(rivals.keySet());
        List<double[][]> losses = List.copyOf(rivals.values());
        List<Decision> decisions = decide(reference, losses, rule);
        return IntStream.range(0, names.size())
                .mapToObj(rival -> {
                    Decision decision = decisions.get(rival);
                    return new StagedComparison(
                            described(names.get(rival), reference, losses.get(rival), rule.margin())
                                    .withProbabilities(
                                            decision.referenceBetter, decision.rivalBetter, decision.equivalent),
                            decision.seeds);
                })
                .toList();
    }

    /**
     * The decision on a rival, with the corrected p-values of the stage that took it.
     *
     * @param seeds how many seeds there were
     * @param referenceBetter in favour of the reference
     * @param rivalBetter in favour of the rival
     * @param equivalent against a difference that matters
     */
    record Decision(int seeds, double referenceBetter, double rivalBetter, double equivalent) {

        Verdict verdict() {
            return PairedComparison.verdict(referenceBetter, rivalBetter, equivalent);
        }
    }

    /** The decisions alone, of each rival. */
    static List<Decision> decide(double[][] reference, List<double[][]> rivals, VerdictRule rule) {
        int available = reference[0].length;
        boolean isExact = VerdictRule.isExact(reference, rivals);
        List<Tests> stages = new ArrayList<>();
        for (int stage = 0; stage < rule.stages().size() && rule.stages().get(stage) <= available; stage++) {
            Tests before = stages.isEmpty() ? Tests.none(rivals.size()) : stages.get(stage - 1);
            int seeds = rule.stages().get(stage);
            double share = rule.share(stage, rivals.size(), isExact);
            stages.add(before.next(Raw.of(reference, rivals, rule.margin(), seeds), seeds, share));
        }
        if (stages.isEmpty()) {
            List<Raw> all = Raw.of(reference, rivals, rule.margin(), available);
            stages.add(Tests.none(rivals.size()).next(all, available, 1));
        }
        return IntStream.range(0, rivals.size())
                .mapToObj(rival -> first(stages, rival))
                .toList();
    }

    private static Decision first(List<Tests> stages, int rival) {
        List<Decision> all = stages.stream().map(tests -> tests.of(rival)).toList();
        return all.stream()
                .filter(one -> one.verdict() != Verdict.UNDECIDED)
                .findFirst()
                .orElse(all.get(all.size() - 1));
    }

    /** What was observed; its p-values are those of a single comparison. */
    private static PairedComparison described(String name, double[][] reference, double[][] rival, double margin) {
        if (reference.length == 1 && rival.length == 1) {
            return PairedComparison.compare(reference[0], Map.of(name, rival[0]), margin)
                    .get(0);
        }
        double[] differences =
                PairedComparison.differences(NestedMean.meansBySeed(reference), NestedMean.meansBySeed(rival));
        NestedComparison nested = NestedComparison.of(reference, rival, margin);
        boolean haveMeans = !Double.isNaN(nested.effect());
        NestedMean mean =
                haveMeans ? NestedMean.ofDifference(reference, rival) : NestedMean.of(new double[][] {{Double.NaN}});
        Interval interval = mean.interval();
        return new PairedComparison(
                name,
                mean.mean(),
                interval.low(),
                interval.high(),
                (int) Arrays.stream(differences).filter(value -> value > 0).count(),
                (int) Arrays.stream(differences).filter(value -> value < 0).count(),
                SignedRanks.of(differences).rankBiserial(),
                nested.referenceBetter(),
                nested.rivalBetter(),
                nested.equivalent());
    }

    /** The p-values of a comparison by itself. */
    private record Raw(double referenceBetter, double rivalBetter, double equivalent) {

        /** Of each rival, by the first so many seeds. */
        static List<Raw> of(double[][] reference, List<double[][]> rivals, double margin, int seeds) {
            double[][] own = first(reference, seeds);
            boolean isExact = VerdictRule.isExact(reference, rivals);
            return rivals.stream()
                    .map(rival -> first(rival, seeds))
                    .map(rival -> isExact ? exact(own[0], rival[0], margin) : nested(own, rival, margin))
                    .toList();
        }

        private static double[][] first(double[][] losses, int seeds) {
            for (double[] ofSearch : losses) {
                if (ofSearch.length < seeds) {
                    throw new IllegalArgumentException(
                            "losses are of " + ofSearch.length + " seeds: must be of " + seeds);
                }
            }
            return Arrays.stream(losses)
                    .map(ofSearch -> Arrays.copyOf(ofSearch, seeds))
                    .toArray(double[][]::new);
        }

        private static Raw exact(double[] reference, double[] rival, double margin) {
            SignedRanks ranks = SignedRanks.of(PairedComparison.differences(reference, rival));
            return new Raw(
                    ranks.probabilityOfGreater(),
                    ranks.probabilityOfLess(),
                    PairedComparison.equivalent(reference, rival, margin));
        }

        private static Raw nested(double[][] reference, double[][] rival, double margin) {
            NestedComparison nested = NestedComparison.of(reference, rival, margin);
            return new Raw(nested.referenceBetter(), nested.rivalBetter(), nested.equivalent());
        }
    }

    /**
     * The corrected p-values of a stage for each rival.
     *
     * @param seeds how many seeds there were
     * @param referenceBetter in favour of the reference
     * @param rivalBetter in favour of the rival
     * @param equivalent against a difference that matters
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one computation, and not handed out
    private record Tests(int seeds, double[] referenceBetter, double[] rivalBetter, double[] equivalent) {

        /** Nothing is rejected yet. */
        static Tests none(int rivals) {
            double[] ones = new double[rivals];
            Arrays.fill(ones, 1);
            return new Tests(0, ones, ones, ones);
        }

        Tests next(List<Raw> raw, int count, double share) {
            return new Tests(
                    count,
                    adjusted(raw, Raw::referenceBetter, referenceBetter, share),
                    adjusted(raw, Raw::rivalBetter, rivalBetter, share),
                    adjusted(raw, Raw::equivalent, equivalent, share));
        }

        /** Those of hypotheses that an earlier stage rejected stay as they were. */
        private static double[] adjusted(
                List<Raw> raw, ToDoubleFunction<Raw> probability, double[] before, double share) {
            int[] open = IntStream.range(0, before.length)
                    .filter(rival -> before[rival] >= PairedComparison.LEVEL)
                    .toArray();
            double[] corrected = Holm.adjusted(Arrays.stream(open)
                    .mapToDouble(rival -> probability.applyAsDouble(raw.get(rival)))
                    .toArray());
            double[] now = before.clone();
            for (int index = 0; index < open.length; index++) {
                now[open[index]] = share == 0 ? 1 : Math.min(1, corrected[index] / share);
            }
            return now;
        }

        Decision of(int rival) {
            return new Decision(seeds, referenceBetter[rival], rivalBetter[rival], equivalent[rival]);
        }
    }
}
