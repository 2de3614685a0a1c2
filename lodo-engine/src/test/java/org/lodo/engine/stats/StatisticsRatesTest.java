package org.lodo.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lodo.engine.stats.SyntheticTuning.Luck;
import org.lodo.random.RandomStream;

/**
 * The rates that docs/adr/0030-verdicts-over-searches-and-seeds.md quotes, over more repetitions than a build has time for,
 * also of the methods that were not chosen. {@code mvn -pl lodo-engine test -Perror-rates -Dtest=StatisticsRatesTest}; the
 * tables are written to target/statistics-rates.md.
 */
@Tag("error-rates")
class StatisticsRatesTest {

    private static final Path FOUND = Path.of("target/statistics-rates.md");

    private static final int SEARCHES = 5;

    private static final int SEEDS = 8;

    private final StringBuilder found = new StringBuilder();

    @Test
    void coverage() throws IOException {
        int repetitions = Integer.getInteger("lodo.repetitions", 10_000);
        found.append(
                        "| luck | share | nested | Student's | searches and seeds resampled | searches resampled | ratio of two |\n")
                .append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (Luck luck : Luck.values()) {
            for (double share : new double[] {0, 0.5, 0.95}) {
                if (share > 0 || luck == Luck.GAUSSIAN) {
                    coverage(luck, share, repetitions);
                }
            }
        }
        write();
    }

    private void coverage(Luck luck, double share, int repetitions) {
        SyntheticTuning tuning = new SyntheticTuning(luck, 0.1, share, new RandomStream(1));
        double expected = StrictMath.log(tuning.expected(1));
        RandomStream random = new RandomStream(2);
        int resampled = repetitions / 10;
        int[] covered = new int[5];
        for (int repetition = 0; repetition < repetitions; repetition++) {
            double[] common = tuning.common(SEEDS);
            double[][] first = LossScale.LOGARITHMIC.applied(tuning.losses(1, SEARCHES, common));
            double[][] second = LossScale.LOGARITHMIC.applied(tuning.losses(1, SEARCHES, common));
            NestedMean mean = NestedMean.of(first);
            NestedMean student = new NestedMean(mean.mean(), mean.standardError(), mean.degreesOfFreedom(), 0, 0);
            covered[0] += mean.interval().contains(expected) ? 1 : 0;
            covered[1] += student.interval().contains(expected) ? 1 : 0;
            covered[4] += NestedMean.ofDifference(first, second).interval().contains(0) ? 1 : 0;
            if (repetition < resampled) {
                covered[2] += percentiles(first, random, true).contains(expected) ? 1 : 0;
                covered[3] += percentiles(first, random, false).contains(expected) ? 1 : 0;
            }
        }
        Function<Integer, Double> rate =
                method -> 100.0 * covered[method] / (method == 2 || method == 3 ? resampled : repetitions);
        found.append(String.format(
                Locale.ROOT,
                "| %s | %.0f %% | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                luck.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                100 * share,
                rate.apply(0),
                rate.apply(1),
                rate.apply(2),
                rate.apply(3),
                rate.apply(4)));
        assertThat(rate.apply(4)).isGreaterThan(94);
    }

    /** The percentile interval of means over resampled searches, and perhaps seeds. */
    private static Interval percentiles(double[][] values, RandomStream random, boolean withSeeds) {
        double[] means = new double[1000];
        Arrays.setAll(means, resample -> {
            int[] seeds = new int[SEEDS];
            Arrays.setAll(seeds, seed -> withSeeds ? random.nextInt(SEEDS) : seed);
            double sum = 0;
            for (int search = 0; search < SEARCHES; search++) {
                double[] chosen = values[random.nextInt(SEARCHES)];
                for (int seed : seeds) {
                    sum += chosen[seed];
                }
            }
            return sum / (SEARCHES * SEEDS);
        });
        return Interval.percentiles(means);
    }

    /** How many seeds it takes, by the size of the difference in standard deviations. */
    @Test
    void seedsUntilADecision() throws IOException {
        int comparisons = Integer.getInteger("lodo.repetitions", 10_000) / 10;
        found.append(
                "| difference | decided | seeds on average | decided with 32 at once |\n| ---: | ---: | ---: | ---: |\n");
        VerdictRule staged = new VerdictRule(0.01, List.of(4, 8, 16, 32), List.of());
        for (double effect : new double[] {0, 0.5, 1, 2, 4}) {
            RandomStream random = new RandomStream(3);
            int decided = 0;
            int atOnce = 0;
            long seeds = 0;
            for (int comparison = 0; comparison < comparisons; comparison++) {
                double[] reference = new double[32];
                double[] rival = new double[32];
                Arrays.setAll(reference, seed -> 1 + 0.05 * random.nextGaussian());
                Arrays.setAll(rival, seed -> reference[seed] + 0.1 * (effect + random.nextGaussian()));
                List<double[][]> rivals = Collections.singletonList(new double[][] {rival});
                StagedComparison.Decision stages = StagedComparison.decide(new double[][] {reference}, rivals, staged)
                        .get(0);
                seeds += stages.seeds();
                decided += stages.verdict() == Verdict.UNDECIDED ? 0 : 1;
                Verdict fixed = StagedComparison.decide(new double[][] {reference}, rivals, VerdictRule.FIXED)
                        .get(0)
                        .verdict();
                atOnce += fixed == Verdict.UNDECIDED ? 0 : 1;
            }
            found.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f %% | %.1f | %.1f %% |%n",
                    effect,
                    100.0 * decided / comparisons,
                    (double) seeds / comparisons,
                    100.0 * atOnce / comparisons));
        }
        write();
    }

    private void write() throws IOException {
        Files.createDirectories(FOUND.getParent());
        Files.writeString(FOUND, found + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
