package org.lodo.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.Logged;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunPlan;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.run.Runner;

class StudyRunnerTest {

    private static final int STEPS = 30;
    private static final int RUNS = 8;
    private static final Catalog CATALOG = Catalog.load(StudyRunnerTest.class.getClassLoader());
    private static final Study STUDY = StudyPlanner.plan(
            CATALOG,
            "quick",
            new StudyOptions(
                    List.of(1L, 2L, 3L, 4L),
                    (long) STEPS,
                    List.of("adam", "yogi"),
                    List.of("rosenbrock"),
                    Map.of(),
                    Map.of()));

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void fullDiskKeepsFinishedRunsForTheNextAttempt(int threads) throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(512)
                .setMaxSize(64 * 1024)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path folder = Files.createDirectories(disk.getPath("/disk/study"));
            Path ballast = disk.getPath("/disk/ballast");
            Files.write(ballast, new byte[40 * 1024]);

            assertThatIOException()
                    .isThrownBy(() -> attempt(folder, threads, "code", new AtomicLong()))
                    .withMessageContaining("out of disk space");

            RunStore store = new RunStore(folder);
            List<RunSpec> finished =
                    STUDY.runs().filter(run -> store.load(run).isPresent()).toList();
            assertThat(finished).hasSizeBetween(1, RUNS - 1);
            Map<String, String> before = files(folder, finished);
            assertThat(before).hasSize(3 * finished.size());

            Files.delete(ballast);
            AtomicLong toMake = new AtomicLong();
            assertThat(attempt(folder, threads, "code", toMake)).hasSize(RUNS).noneMatch(RunResult::failed);

            assertThat(toMake).hasValue((long) STEPS * (RUNS - finished.size()));
            assertThat(files(folder, finished)).isEqualTo(before);
        }
    }

    @Test
    void repeatsRunsOfOtherCodeAndNamesTheChange() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            Path folder = Files.createDirectories(disk.getPath("/disk/study"));
            AtomicLong first = new AtomicLong();
            AtomicLong same = new AtomicLong();
            AtomicLong other = new AtomicLong();

            attempt(folder, 2, "code", first);
            try (Logged logged = Logged.by(StudyRunner.class)) {
                attempt(folder, 2, "code", same);
                assertThat(logged.messages()).isEmpty();
                attempt(folder, 2, "other code", other);
                assertThat(logged.messages())
                        .containsExactly(STUDY.name() + ": " + RUNS
                                + " stored runs are by other code and are repeated: lodo-engine code → other code");
            }

            assertThat(first).hasValue((long) STEPS * RUNS);
            assertThat(same).hasValue(0);
            assertThat(other).hasValue((long) STEPS * RUNS);
        }
    }

    @Test
    void onlyTheFirstSeedOfACellHasTheMachineToItself() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            List<RunResult> results =
                    attempt(Files.createDirectories(disk.getPath("/disk/study")), 2, "code", new AtomicLong());

            assertThat(results)
                    .allMatch(result -> result.exclusive() == (result.spec().seed() == 1));
            assertThat(results.stream().map(RunResult::spec))
                    .containsExactlyElementsOf(STUDY.runs().toList());
        }
    }

    @Test
    void progressIsToldOfEveryStepOfEveryPlannedRunInOrder() throws IOException {
        try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix())) {
            AtomicLong advanced = new AtomicLong();
            List<RunSpec> begun = Collections.synchronizedList(new ArrayList<>());
            List<RunSpec> alone = Collections.synchronizedList(new ArrayList<>());
            Progress progress = (run, exclusive) -> {
                begun.add(run);
                if (exclusive) {
                    alone.add(run);
                }
                return MadeUp.counting(advanced).begin(run, exclusive);
            };
            StudyRunner runner = runner(disk.getPath("/work"), 1, "code");
            RunPlan plan = runner.plan(STUDY, STUDY.runs().toList());

            runner.run(STUDY, progress);

            assertThat(advanced).hasValue((long) STEPS * RUNS);
            assertThat(plan.steps()).isEqualTo((long) STEPS * RUNS);
            assertThat(begun)
                    .containsExactlyElementsOf(plan.phases().stream()
                            .flatMap(phase -> phase.groups().stream())
                            .map(RunPlan.Group::example)
                            .toList());
            assertThat(alone).isEqualTo(begun.subList(0, 2));
        }
    }

    private static List<RunResult> attempt(Path folder, int threads, String code, AtomicLong toMake)
            throws IOException {
        StudyRunner runner = runner(folder, threads, code);
        List<RunSpec> missing = runner.missing(STUDY);
        toMake.set(runner.plan(STUDY, missing).steps());
        return runner.run(STUDY, missing, MadeUp.counting(new AtomicLong()));
    }

    private static StudyRunner runner(Path folder, int threads, String code) {
        Environment environment = MadeUp.environment(code);
        return new StudyRunner(new Runner(CATALOG), new RunStore(folder), environment, threads);
    }

    private static Map<String, String> files(Path folder, List<RunSpec> runs) {
        List<String> names = runs.stream()
                .map(run -> run.optimizer().label() + "/" + run.seed() + ".")
                .toList();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                if (names.stream().anyMatch(name -> path.toString().contains(name))) {
                    files.put(path.toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
