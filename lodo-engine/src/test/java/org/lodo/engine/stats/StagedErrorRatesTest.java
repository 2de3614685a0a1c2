package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lodo.engine.stats.SyntheticTuning.Luck;
import org.lodo.random.RandomStream;

/**
 * That seeds added in stages of 4, 8, 16 and 32 keep the error rate: 1,000 simulated comparisons each of optimizers that are
 * equal, that differ by just the margin, by less, or by more. Of tests that just keep the rate, more would be wrong with a
 * chance of 0.1 %.
 */
class StagedErrorRatesTest {

    private static final int COMPARISONS = 1000;

    private static final int RIVALS = 5;

    private static final int FAMILIES = COMPARISONS / RIVALS;

    private static final VerdictRule RULE = new VerdictRule(0.01, VerdictRule.doubling(4, 32), List.of());

    private static final int SEEDS = 32;

    /** What differences of log losses between seeds are like, with mean 0 and standard deviation 1. */
    private enum Noise {
        GAUSSIAN {
            @Override
            double draw(RandomStream random) {
                return random.nextGaussian();
            }
        },
        /** A seed in ten is ten times as far off. */
        HEAVY {
            @Override
            double draw(RandomStream random) {
                return (random.nextDouble() < 0.1 ? 10 : 1) * random.nextGaussian() / Math.sqrt(10.9);
            }
        },
        /** One of two minima, either of which may be found. */
        TWO_KINDS {
            @Override
            double draw(RandomStream random) {
                return (random.nextDouble() < 0.5 ? -1 : 1) + 0.01 * random.nextGaussian();
            }
        };

        abstract double draw(RandomStream random);
    }

    /** The verdicts of comparisons of optimizers whose loss ratio has this median. */
    private static Map<Verdict, Integer> verdicts(
            Noise noise, double ratio, double spread, int comparisons, int rivals) {
        RandomStream random = new RandomStream(31);
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int comparison = 0; comparison < comparisons; comparison++) {
            double[] reference = new double[SEEDS];
            Arrays.setAll(reference, seed -> StrictMath.exp(0.02 * random.nextGaussian()));
            List<double[][]> losses = new ArrayList<>();
            for (int rival = 0; rival < rivals; rival++) {
                double[] own = new double[SEEDS];
                Arrays.setAll(own, seed -> reference[seed] + ratio - 1 + spread * noise.draw(random));
                losses.add(new double[][] {own});
            }
            StagedComparison.decide(new double[][] {reference}, losses, RULE).stream()
                    .map(StagedComparison.Decision::verdict)
                    .distinct()
                    .forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
        }
        return counts;
    }

    private static void assertAtMost(double level, Map<Verdict, Integer> counts, Verdict wrong) {
        assertAtMost(level, counts, COMPARISONS, wrong);
    }

    private static void assertAtMost(double level, Map<Verdict, Integer> counts, int comparisons, Verdict wrong) {
        assertThat(counts.getOrDefault(wrong, 0))
                .as("%s of %s", wrong, counts)
                .isLessThanOrEqualTo(new BinomialDistribution(comparisons, level).inverseCumulativeProbability(0.999));
    }

    @ParameterizedTest
    @EnumSource
    void equalOptimizersAreSeldomToldApart(Noise noise) {
        Map<Verdict, Integer> counts = verdicts(noise, 1, 0.03, COMPARISONS, 1);

        assertAtMost(0.05, counts, Verdict.WORSE);
        assertAtMost(0.05, counts, Verdict.BETTER);
    }

    /** Of five equal rivals, 200 times, the chance that any of them is found better. */
    @ParameterizedTest
    @EnumSource
    void theRateIsThatOfAllRivalsTogether(Noise noise) {
        Map<Verdict, Integer> counts = verdicts(noise, 1, 0.03, FAMILIES, RIVALS);

        assertAtMost(0.05, counts, FAMILIES, Verdict.WORSE);
        assertAtMost(0.05, counts, FAMILIES, Verdict.BETTER);
    }

    /** Just different enough to matter, on either side: not equivalent. */
    @ParameterizedTest
    @EnumSource
    void theMarginIsSeldomTakenForNothing(Noise noise) {
        // The mean loss of the reference, of which the margin is a part, is 1.0002.
        assertAtMost(0.05, verdicts(noise, 1.0101, 0.01, COMPARISONS, 1), Verdict.EQUIVALENT);
        assertAtMost(0.05, verdicts(noise, 0.9899, 0.01, COMPARISONS, 1), Verdict.EQUIVALENT);
    }

    @Test
    void smallDifferencesAreFoundEquivalent() {
        Map<Verdict, Integer> counts = verdicts(Noise.GAUSSIAN, 1.001, 0.01, COMPARISONS, 1);

        assertThat(counts.get(Verdict.EQUIVALENT)).isGreaterThan(COMPARISONS * 9 / 10);
        assertAtMost(0.05, counts, Verdict.BETTER);
    }

    @Test
    void differencesAreFound() {
        Map<Verdict, Integer> counts = verdicts(Noise.GAUSSIAN, 1.03, 0.03, COMPARISONS, 1);

        assertThat(counts.get(Verdict.WORSE)).isGreaterThan(COMPARISONS * 95 / 100);
        assertAtMost(0.001, counts, Verdict.BETTER);
    }

    /** Five searches of each, half of the variance of a run is luck. */
    @ParameterizedTest
    @EnumSource(names = {"GAUSSIAN", "EXPONENTIAL", "BEST_OF_FOUR"})
    void equalOptimizersAreSeldomToldApartByTheirLuck(Luck luck) {
        SyntheticTuning tuning = new SyntheticTuning(luck, 0.05, 0.5, new RandomStream(32));
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int comparison = 0; comparison < COMPARISONS; comparison++) {
            double[] common = tuning.common(SEEDS);
            double[][] reference = tuning.losses(1, 5, common);
            double[][] rival = tuning.losses(1, 5, common);
            StagedComparison.decide(reference, Collections.singletonList(rival), RULE).stream()
                    .map(StagedComparison.Decision::verdict)
                    .forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
        }

        assertAtMost(0.05, counts, Verdict.WORSE);
        assertAtMost(0.05, counts, Verdict.BETTER);
        assertAtMost(0.05, counts, Verdict.EQUIVALENT);
    }
}
