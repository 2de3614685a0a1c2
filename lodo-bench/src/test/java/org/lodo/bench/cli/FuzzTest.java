package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.performance.PerformanceReport;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.check.Baseline;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.study.StoredResults;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.TuningFolder;
import org.lodo.random.RandomStream;

/**
 * Damages every kind of file that the suite reads, in 200 places each. What comes of it is a result, or one line for the user;
 * never an internal error. The places are the same in every build.
 */
class FuzzTest {

    private static final int PLACES = 200;

    /** A whole command costs far more than reading a file, so of those that can be read some go through all of it. */
    private static final int COMMANDS = 2;

    private static final String STUDY = """
            title: A small study
            note: Read by [nobody](https://example.org).
            seeds: [1, 2]
            steps: 3
            metrics: [hessian_error]
            problems:
              - problem: rosenbrock
                targets: [0.5]
                tuned: %s
            optimizers:
              - {optimizer: adam, settings: {beta1: [0.8, 0.9]}}
              - {optimizer: momentum, along: {learningRate: [0.1, 0.2]}}
            claims:
              - {claim: adam wins, source: nowhere, problem: rosenbrock, optimizer: "adam[beta1=0.8]", expected: 1, within: 0.5}
            """;

    @TempDir
    private static Path dir;

    private static Catalog catalog;

    private Path damagedFile;
    private byte[] whole;

    /** What reads a file; what it gives is looked at no further. */
    @FunctionalInterface
    private interface Reader {

        void read() throws IOException;
    }

    @BeforeAll
    static void makeFilesOfEveryKind() throws IOException {
        catalog = Catalog.load(FuzzTest.class.getClassLoader());
        done(
                "tune",
                "rosenbrock",
                "adam",
                "momentum",
                "--generations",
                "2",
                "--population",
                "2",
                "--budget",
                "40",
                "--out",
                place("tuned"));
        Files.writeString(dir.resolve("study.yaml"), STUDY.formatted(place("tuned")));
        done("run", place("study.yaml"), "--out", place("out"));
        done("check", "--study", place("study.yaml"), "--baseline", place("baseline"), "--accept", "first");
        Path speed = Files.createDirectories(dir.resolve("speed"));
        Path committed = Path.of("../reports/performance");
        Files.copy(committed.resolve("manifest.json"), speed.resolve("manifest.json"));
        List<JsonNode> few = new ArrayList<>();
        Json.read(committed.resolve("results.json"), JsonNode.class).forEach(entry -> {
            if (few.size() < 2) {
                few.add(entry);
            }
        });
        Files.writeString(speed.resolve("results.json"), Json.pretty(few));
    }

    @AfterEach
    void restore() throws IOException {
        if (damagedFile != null) {
            Files.write(damagedFile, whole);
        }
    }

    @Test
    void studies() throws IOException {
        fuzz("study.yaml", () -> StudyPlanner.plan(catalog, place("study.yaml"), StudyOptions.none()));
    }

    @Test
    void descriptionsOfStudies() throws IOException {
        fuzz(
                "out/study.json",
                () -> StoredResults.read(catalog, new StudyFolder(dir.resolve("out"))),
                "report",
                place("out"));
    }

    @Test
    void manifestsOfStudies() throws IOException {
        Files.move(dir.resolve("out/runs"), dir.resolve("runs-elsewhere"));
        try {
            fuzz(
                    "out/manifest.json",
                    () -> StoredResults.readOutcomes(catalog, new StudyFolder(dir.resolve("out"))),
                    "compare",
                    place("out"),
                    place("out"),
                    "--out",
                    place("compared"));
        } finally {
            Files.move(dir.resolve("runs-elsewhere"), dir.resolve("out/runs"));
        }
    }

    @Test
    void manifestsOfRuns() throws IOException {
        fuzzRun(".json");
    }

    @Test
    void curvesOfRuns() throws IOException {
        fuzzRun(".csv");
    }

    private void fuzzRun(String extension) throws IOException {
        fuzz(
                "out/runs/rosenbrock/adam[beta1=0.8]/1" + extension,
                () -> StoredResults.read(catalog, new StudyFolder(dir.resolve("out"))),
                "report",
                place("out"));
    }

    @Test
    void tunedPoints() throws IOException {
        fuzz(
                "tuned/adam.yaml",
                () -> TunedPoint.read(dir.resolve("tuned/adam.yaml")),
                "run",
                place("study.yaml"),
                "--out",
                place("tuned-out"));
    }

    @Test
    void tablesOfTrials() throws IOException {
        fuzz("tuned/adam.csv", () -> new TuningFolder(dir.resolve("tuned")).read(List.of("adam")));
    }

    @Test
    void studiesOfBaselines() throws IOException {
        fuzzBaseline("study.json");
    }

    @Test
    void runsOfBaselines() throws IOException {
        fuzzBaseline("runs.jsonl");
    }

    @Test
    void entriesOfBaselines() throws IOException {
        fuzzBaseline("CHANGES.md");
    }

    @Test
    void curvesOfBaselines() throws IOException {
        fuzzBaseline("curves/rosenbrock/adam[beta1=0.8].losses");
    }

    private void fuzzBaseline(String file) throws IOException {
        fuzz(
                "baseline/" + file,
                () -> Baseline.read(dir.resolve("baseline")).damagedCurves(),
                "check",
                "--study",
                place("study.yaml"),
                "--baseline",
                place("baseline"),
                "--out",
                place("checked"));
    }

    @Test
    void resultsOfBenchmarks() throws IOException {
        fuzz("speed/results.json", () -> PerformanceReport.rewrite(Set.of(), new ReportFolder(dir.resolve("speed"))));
    }

    @Test
    void manifestsOfBenchmarks() throws IOException {
        fuzz("speed/manifest.json", () -> PerformanceReport.rewrite(Set.of(), new ReportFolder(dir.resolve("speed"))));
    }

    private void fuzz(String file, Reader reader, String... command) throws IOException {
        damagedFile = dir.resolve(file);
        whole = Files.readAllBytes(damagedFile);
        RandomStream random = new RandomStream(file.length());
        List<Damage> kinds = List.copyOf(EnumSet.allOf(Damage.class));
        int commands = 0;
        for (int place = 0; place < PLACES; place++) {
            Damage damage = kinds.get(place % kinds.size());
            byte[] damaged = damage.of(whole, random);
            Files.write(damagedFile, damaged);
            String what = damage + " in " + file + ", place " + place;
            boolean isRead = isRead(reader, what);
            boolean isCommand = command.length > 0 && commands < COMMANDS * (isRead ? 2 : 1);
            if (isCommand && damage != Damage.REPEAT_A_LINE) {
                commands++;
                Shell answer = Shell.run(command);
                assertThat(answer.exitCode()).as(what).isBetween(0, 2);
                assertThat(answer.err()).as(what).doesNotContain("internal error", "\tat ");
                if (answer.exitCode() != 0 && answer.out().isEmpty()) {
                    assertThat(answer.err().lines().filter(line -> line.startsWith("lodo: ")))
                            .as(what)
                            .isNotEmpty();
                }
            }
        }
    }

    private static boolean isRead(Reader reader, String what) {
        try {
            reader.read();
            return true;
        } catch (UsageException | IOException e) {
            assertThat(e.getMessage())
                    .as(what)
                    .isNotBlank()
                    .doesNotContain("Exception")
                    .hasLineCount(1);
            return false;
        } catch (RuntimeException | Error e) {
            return fail(what, e);
        }
    }

    private static String place(String name) {
        return dir.resolve(name).toString();
    }

    private static void done(String... arguments) {
        Shell answer = Shell.run(arguments);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }
}
