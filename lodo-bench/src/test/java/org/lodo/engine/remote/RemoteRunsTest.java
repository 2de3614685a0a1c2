package org.lodo.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.Manifest;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.SealedRun;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.engine.study.StudyRunner;

class RemoteRunsTest {

    private static final int STEPS = 30;
    private static final int RUNS = 9;
    private static final Catalog CATALOG = Catalog.load(RemoteRunsTest.class.getClassLoader());

    /** A step of momentum with this learning rate is one too many: these runs fail. */
    private static final Study STUDY = StudyPlanner.plan(
            CATALOG,
            "quick",
            new StudyOptions(
                    List.of(1L, 2L, 3L),
                    (long) STEPS,
                    List.of("adam", "yogi", "momentum"),
                    List.of("rosenbrock"),
                    Map.of("momentum", Map.of("learningRate", "1e9")),
                    Map.of()));

    private static final Environment ENVIRONMENT = MadeUp.environment("code");

    @TempDir
    private Path folder;

    @Test
    void runsMadeElsewhereHaveTheBitsAndFilesOfThoseMadeHere() throws IOException {
        List<RunResult> here = studies("here").unclocked().run(STUDY, MadeUp.counting(new AtomicLong()));

        List<RunResult> there = studies("there")
                .on(cluster(UnaryOperator.identity(), RUNS), run -> 1)
                .run(STUDY, MadeUp.counting(new AtomicLong()));

        assertThat(there).hasSize(RUNS).noneMatch(RunResult::exclusive);
        assertThat(there.stream().filter(RunResult::failed)).hasSize(3);
        for (int i = 0; i < RUNS; i++) {
            RunResult one = here.get(i);
            RunResult other = there.get(i);
            assertThat(other.spec()).isEqualTo(one.spec());
            assertThat(other.digest()).isEqualTo(one.digest());
            assertThat(other.failure()).isEqualTo(one.failure());
            assertThat(other.log().column("loss")).isEqualTo(one.log().column("loss"));
            if (!one.failed()) {
                assertThat(store("there").finalPoint(one.spec()))
                        .isEqualTo(store("here").finalPoint(one.spec()));
            }
        }
    }

    @Test
    void clusterThatBreaksDownLosesOnlyWhatItHasNotGiven() throws IOException {
        NearbyRunner broken = cluster(UnaryOperator.identity(), 4);
        assertThatIOException()
                .isThrownBy(() -> studies("out").on(broken, run -> 1).run(STUDY, MadeUp.counting(new AtomicLong())))
                .withMessage("the cluster broke down");

        NearbyRunner whole = cluster(UnaryOperator.identity(), RUNS);
        assertThat(studies("out").on(whole, run -> 1).run(STUDY, MadeUp.counting(new AtomicLong())))
                .hasSize(RUNS);

        assertThat(whole.made()).isEqualTo(RUNS - 4);
        // To be clocked, the first seeds that succeed are made once more, here.
        assertThat(studies("out").unclocked().missing(STUDY)).isEmpty();
        assertThat(studies("out").missing(STUDY)).extracting(RunSpec::seed).containsOnly(1L);
    }

    @Test
    void changedResultsAreRefusedAndNotStored() {
        UnaryOperator<SealedRun> otherLoss = files -> new SealedRun(
                files.curve(),
                files.point(),
                files.manifest().replaceFirst("\"finalLoss\" : [^,]*", "\"finalLoss\" : 1"));
        UnaryOperator<SealedRun> noSeal = files -> new SealedRun(
                files.curve(), files.point(), files.manifest().replaceFirst(",\\s*\"seal\" : \"\\w+\"", ""));
        UnaryOperator<SealedRun> otherCurve =
                files -> new SealedRun(files.curve() + "\n", files.point(), files.manifest());
        UnaryOperator<SealedRun> noPoint = files -> new SealedRun(files.curve(), null, files.manifest());

        assertRefused(otherLoss, "does not match its seal: it was changed after it was written");
        assertRefused(noSeal, "has no seal");
        assertRefused(otherCurve, "does not match its manifest");
        assertRefused(noPoint, "lacks the final point of its manifest");
        assertRefused(files -> new SealedRun("", null, "{"), "Unexpected end-of-input");
    }

    private void assertRefused(UnaryOperator<SealedRun> transport, String reason) {
        // Runs come in the opposite order; those of momentum, which are the last, fail and have no point.
        NearbyRunner cluster = cluster(
                files -> files.point() == null && !reason.startsWith("Unexpected") ? files : transport.apply(files),
                RUNS);

        assertThatIOException()
                .isThrownBy(() -> studies("out").on(cluster, run -> 1).run(STUDY, MadeUp.counting(new AtomicLong())))
                .withMessageMatching("what came back of .* on rosenbrock, seed \\d .*")
                .withMessageContaining(reason);
        assertThat(STUDY.runs()
                        .filter(run -> store("out").load(run).isPresent())
                        .allMatch(run -> run.optimizer().label().equals("momentum")))
                .isTrue();
    }

    @Test
    void resultsOfAnotherRunOrOtherCodeAreRefused() throws IOException {
        SealedRun[] first = new SealedRun[1];
        NearbyRunner mixedUp = cluster(
                files -> {
                    first[0] = first[0] == null ? files : first[0];
                    return first[0];
                },
                RUNS);
        NearbyRunner other = new NearbyRunner(CATALOG, MadeUp.environment("other"), UnaryOperator.identity(), RUNS);

        assertThatIOException()
                .isThrownBy(() -> studies("out").on(mixedUp, run -> 1).run(STUDY, MadeUp.counting(new AtomicLong())))
                .withMessageContaining("is of ");
        assertThatIOException()
                .isThrownBy(() -> studies("other").on(other, run -> 1).run(STUDY, MadeUp.counting(new AtomicLong())))
                .withMessageContaining("was made by other code");
    }

    @Test
    void progressIsToldOfEachRunOnce() throws IOException {
        Map<RunSpec, Integer> begun = new HashMap<>();
        Map<RunSpec, Integer> stored = new HashMap<>();
        AtomicLong steps = new AtomicLong();
        List<RunSpec> open = new ArrayList<>();
        Progress progress = (run, exclusive) -> {
            assertThat(exclusive).isFalse();
            begun.merge(run, 1, Integer::sum);
            open.add(run);
            return new Progress.Run() {
                @Override
                public void advance(long made) {
                    steps.addAndGet(made);
                }

                @Override
                public void skip(long skipped) {
                    steps.addAndGet(skipped);
                }

                @Override
                public void stored() {
                    stored.merge(run, 1, Integer::sum);
                }

                @Override
                public void close() {
                    open.remove(run);
                }
            };
        };

        studies("out").on(cluster(UnaryOperator.identity(), RUNS), run -> 1).run(STUDY, progress);

        assertThat(begun)
                .hasSize(RUNS)
                .allSatisfy((run, times) -> assertThat(times).isEqualTo(1));
        assertThat(stored).isEqualTo(begun);
        assertThat(steps).hasValue((long) RUNS * STEPS);
        assertThat(open).isEmpty();
    }

    @Test
    void whatIsStoredIsWhatWasSealed() throws IOException {
        studies("out")
                .on(cluster(UnaryOperator.identity(), RUNS), run -> 1)
                .run(STUDY, MadeUp.counting(new AtomicLong()));

        RunSpec run = STUDY.runs().toList().get(0);
        Manifest manifest = store("out").manifest(run).orElseThrow();
        assertThat(manifest.started()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(manifest.environment()).isEqualTo(ENVIRONMENT);
        assertThat(Files.exists(folder.resolve("out/runs/rosenbrock/adam/1.csv")))
                .isTrue();
    }

    private NearbyRunner cluster(UnaryOperator<SealedRun> transport, int lifetime) {
        return new NearbyRunner(CATALOG, ENVIRONMENT, transport, lifetime);
    }

    private StudyRunner studies(String name) {
        return new StudyRunner(new Runner(CATALOG), store(name), ENVIRONMENT, 2);
    }

    private RunStore store(String name) {
        return new RunStore(folder.resolve(name));
    }
}
