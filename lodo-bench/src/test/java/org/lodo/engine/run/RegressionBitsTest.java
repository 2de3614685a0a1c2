package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.check.BaselineRun;
import org.lodo.engine.io.Json;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;

/**
 * Every optimizer on every problem has the bits of the baseline on 1, 2 and 5 threads, in any order, and when interrupted and
 * resumed.
 */
class RegressionBitsTest {

    private static final CheckpointOwner OWNER =
            new CheckpointOwner(MadeUp.code("code").parts(), "shared", "spec");

    private static final Path BASELINE = Path.of(System.getProperty("lodo.root"), "reports/baseline/runs.jsonl");

    private static final Catalog CATALOG = Catalog.load(RegressionBitsTest.class.getClassLoader());

    private static List<RunSpec> specs;

    private static Map<String, String> expected;

    @TempDir
    private Path dir;

    @BeforeAll
    static void readBaseline() throws IOException {
        StudyOptions firstSeed = new StudyOptions(List.of(1L), null, List.of(), List.of(), Map.of(), Map.of());
        Study study = StudyPlanner.plan(CATALOG, "regression", firstSeed);
        specs = study.runs().toList();
        expected = new TreeMap<>();
        for (String line : Files.readAllLines(BASELINE)) {
            BaselineRun run = Json.parse(line, BaselineRun.class);
            if (run.seed() == 1) {
                expected.put(run.optimizer() + " on " + run.problem() + ", seed 1", run.digest());
            }
        }
        assertThat(expected).hasSize(specs.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void bitsDependNeitherOnThreadsNorOnOrder(int threads) throws IOException {
        Map<String, String> digests = new ConcurrentSkipListMap<>();
        List<ParallelJobs.Job> jobs = new ArrayList<>();
        for (int index : new RandomStream(threads).nextPermutation(specs.size())) {
            RunSpec spec = specs.get(index);
            jobs.add(cancelled -> {
                RunResult result = new Runner(CATALOG).run(spec, Workers.of(threads), false, steps -> true);
                digests.put(spec.describe(), result.digest());
            });
        }
        ParallelJobs.run(threads, jobs);
        assertThat(digests).isEqualTo(expected);
    }

    @Test
    void interruptedRunsResumeBitIdentically() {
        Map<String, String> digests = new TreeMap<>();
        int resumed = 0;
        for (RunSpec spec : specs) {
            Interrupted first = new Interrupted(spec.steps() / 2);
            Path file = dir.resolve(spec.describe());
            // Often enough for a save before the interruption at half of the steps, but not at every step.
            long interval = spec.steps() < 10 ? 0 : 2_000_000;
            new Runner(CATALOG, 0).run(spec, Workers.serial(), false, first, new Checkpoint(file, OWNER, interval));
            Interrupted last = new Interrupted(Long.MAX_VALUE);
            RunResult result =
                    new Runner(CATALOG).run(spec, Workers.serial(), false, last, new Checkpoint(file, OWNER, 1L << 60));
            resumed += last.restored > 0 ? 1 : 0;
            digests.put(spec.describe(), result.digest());
        }
        assertThat(digests).isEqualTo(expected);
        assertThat(resumed).as("runs resumed from a checkpoint").isGreaterThan(specs.size() / 3);
    }

    /** Stops a run after some steps. */
    private static final class Interrupted implements Runner.Listener {
        private final long most;
        private long made;
        private long restored;

        Interrupted(long most) {
            this.most = most;
        }

        @Override
        public boolean advanced(long steps) {
            made += steps;
            return made < most;
        }

        @Override
        public void restored(long steps) {
            restored = steps;
        }
    }
}
