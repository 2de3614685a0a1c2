package org.lodo.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyManifest;

/**
 * Simulates 100,000 runs in shards, each as long as one of the 88 runs of the committed report of the bowl took, and compares the
 * table of docs/many-machines.md with what comes out. The split is the real one; the clock is not.
 */
class ShardSimulationTest {

    private static final int RUNS = 100_000;
    private static final Path REPORT = Path.of("..", "reports", "paper-quadratic-published");
    private static final Path DOCUMENT = Path.of("..", "docs", "many-machines.md");

    /** Until a process makes its first run: Java, catalog, plan and split of the study, trial of each cell. */
    private static final double START_SECONDS = 8.8;

    /** Verifying and reading a run in the folder that all shards share. */
    private static final double MERGE_SECONDS_OF_RUN = 0.005;

    private static final double REPORT_SECONDS = 25;

    private static List<RunSpec> runs;
    private static Map<RunSpec, Double> seconds;

    @BeforeAll
    static void takeTheTimesOfTheReport() throws IOException {
        StudyFolder folder = new StudyFolder(REPORT);
        Study study = folder.stored().study();
        List<StudyManifest.Run> measured =
                SealedJson.read(folder.manifest(), StudyManifest.class).runs();
        runs = new ArrayList<>();
        seconds = new HashMap<>();
        for (int number = 0; number < RUNS; number++) {
            StudyManifest.Run run = measured.get(number % measured.size());
            RunSpec like = study.run(study.cell(run.problem(), run.optimizer()).orElseThrow(), run.seed());
            RunSpec spec = new RunSpec(like.problem(), like.optimizer(), number, like.steps(), like.metrics());
            RunCost cost = run.cost();
            runs.add(spec);
            seconds.put(spec, cost.seconds() + cost.evaluationSeconds());
        }
    }

    @Test
    void theDocumentHasTheTableOfTheSimulation() throws IOException {
        StringBuilder table = new StringBuilder();
        for (int cores : new int[] {1, 10, 100, 1000}) {
            double longest = longest(new StaticCost(Catalog.load(getClass().getClassLoader())), cores);
            double even = total() / cores;
            double all = all(cores, longest);
            table.append(String.format(
                    Locale.ROOT,
                    "| %,d | %s | %,.1f | %.1f %% | %.1f %% | %.1f %% |%n",
                    cores,
                    duration(all),
                    all(1, total()) / all,
                    100 * (longest - even) / all,
                    100 * START_SECONDS / all,
                    100 * mergeSeconds(cores) / all));
        }

        assertThat(Files.readString(DOCUMENT)).contains(table);
    }

    @Test
    void evenKnownCostsWouldHardlySplitBetter() {
        StaticCost cost = new StaticCost(Catalog.load(getClass().getClassLoader()));
        for (int cores : new int[] {10, 100, 1000}) {
            double longest = longest(cost, cores);
            double known = longest(seconds::get, cores);

            assertThat(longest).isBetween(known, 1.2 * known);
            assertThat(known).isGreaterThanOrEqualTo(total() / cores);
        }
    }

    private static double longest(ToDoubleFunction<RunSpec> cost, int shards) {
        int[] shardOf = new ShardSplit(runs, cost, shards).shardOfRuns();
        double[] loads = new double[shards];
        for (int run = 0; run < RUNS; run++) {
            loads[shardOf[run] - 1] += seconds.get(runs.get(run));
        }
        double longest = 0;
        for (double load : loads) {
            longest = Math.max(longest, load);
        }
        return longest;
    }

    private static double total() {
        double total = 0;
        for (RunSpec run : runs) {
            total += seconds.get(run);
        }
        return total;
    }

    /** One process needs no merge. */
    private static double mergeSeconds(int cores) {
        return cores == 1 ? 0 : MERGE_SECONDS_OF_RUN * RUNS;
    }

    private static double all(int cores, double longest) {
        return START_SECONDS + longest + mergeSeconds(cores) + REPORT_SECONDS;
    }

    private static String duration(double seconds) {
        return seconds < 5400
                ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
