package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.bench.performance.PerformanceReport;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.tune.TuningFolder;

/** Commands replace only what is theirs, and write only where they are told; a project of its own stands in for this one. */
class OwnFilesTest {

    private static final String ROOT = "maven.multiModuleProjectDirectory";

    private static final String STUDY =
            "steps: 10\nproblems: [{problem: rosenbrock}]\noptimizers: [{optimizer: adam}]\n";

    private static final String TUNING =
            "problem: rosenbrock\npopulation: 2\nschedule: [{sigma: 1, steps: 2}]\noptimizers: [adam]\n";

    @TempDir
    private Path dir;

    private String rootBefore;

    @BeforeEach
    void moveTheProject() {
        rootBefore = System.getProperty(ROOT);
        System.setProperty(ROOT, dir.resolve("project").toString());
    }

    @AfterEach
    void moveItBack() {
        if (rootBefore == null) {
            System.clearProperty(ROOT);
        } else {
            System.setProperty(ROOT, rootBefore);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline",
                "performance",
                "tuned",
                "variants",
                "Baseline",
                "index.html",
                "paper-quadratic",
                "Paper-Quadratic",
                "quick"
            })
    void aStudyOfTheUsersDoesNotTakeANameOfTheProject(String name) throws IOException {
        Path file = write("own/" + name + ".yaml", STUDY);

        Shell refused = Shell.run("run", file.toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("rename the file", "--out");
        assertThat(dir.resolve("project")).doesNotExist();
        assertThat(Shell.run("run", file.toString(), "--out", dir.resolve("out").toString())
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rosenbrock", "noisy-quadratic", "mnist-cpu"})
    void norDoesATuning(String name) throws IOException {
        Shell refused = Shell.run("tune", write("own/" + name + ".yaml", TUNING).toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("rename the file", "--out");
        assertThat(dir.resolve("project")).doesNotExist();
    }

    @Test
    void aTunedPointOnAnotherProblemIsNotReplaced() throws IOException {
        String out = dir.resolve("out").toString();
        Path file = write("own/search.yaml", TUNING);
        assertThat(Shell.run("tune", file.toString(), "--out", out).exitCode()).isZero();
        assertThat(Shell.run("tune", file.toString(), "--out", out).exitCode()).isZero();
        Map<String, String> before = Shell.files(dir.resolve("out"));

        write("own/search.yaml", TUNING.replace("rosenbrock", "noisy-quadratic"));
        Shell refused = Shell.run("tune", file.toString(), "--out", out);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("holds the result of a search on rosenbrock", "another problem", "--out");
        assertThat(Shell.files(dir.resolve("out"))).isEqualTo(before);
    }

    @Test
    void theBaselineOfTheProjectIsNotThatOfAStudyOfTheUsers() throws IOException {
        Path file = write("own/regression.yaml", STUDY);

        Shell refused = Shell.run("check", "--study", file.toString(), "--accept", "mine");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines()).singleElement().asString().contains("--baseline");
        assertThat(dir.resolve("project")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"study.json, {}", "CHANGES.md, # Changes of my program"})
    void aBaselineDoesNotReplaceFilesOfOtherOrigin(String name, String content) throws IOException {
        Path file = write("own/small.yaml", STUDY);
        Path foreign = write("out/" + name, content);

        Shell refused = Shell.run(
                "check",
                "--study",
                file.toString(),
                "--accept",
                "mine",
                "--baseline",
                dir.resolve("out").toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(name, "which is of no baseline");
        assertThat(foreign).hasContent(content);
    }

    @Test
    void twoFilesOfOneNameAreTwoStudies() throws IOException {
        Path one = write("a/same.yaml", STUDY);
        Path other = write("b/same.yaml", STUDY.replace("adam", "yogi"));
        assertThat(Shell.run("run", one.toString()).exitCode()).isZero();
        Path ofFirst = dir.resolve("project/reports/same");
        Map<String, String> before = Shell.files(ofFirst);

        Shell second = Shell.run("run", other.toString());

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("reports/variants/same-");
        assertThat(Shell.files(ofFirst)).isEqualTo(before);
        assertThat(Shell.run("run", other.toString(), "--out", ofFirst.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(Shell.files(ofFirst)).isEqualTo(before);
    }

    @Test
    void aFileThatWasEditedReplacesWhatItLeftBefore() throws IOException {
        Path file = write("a/same.yaml", STUDY);
        assertThat(Shell.run("run", file.toString()).exitCode()).isZero();

        write("a/same.yaml", STUDY.replace("adam", "yogi"));
        assertThat(Shell.run("run", file.toString()).exitCode()).isZero();

        assertThat(dir.resolve("project/reports/same/summary.csv")).content().contains("yogi");
        assertThat(dir.resolve("project/reports/variants")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report.md",
                "report.html",
                "manifest.json",
                "summary.csv",
                "curves.zip",
                "best.parameters",
                "results.json",
                "plots/mine.svg",
                "runs/mine/1.json",
                "tables/mine.csv",
                "curves/mine.csv",
                "study.json"
            })
    void aStudyDoesNotReplaceFilesOfOtherOrigin(String name) throws IOException {
        Path file = write("own/small.yaml", STUDY);
        Path foreign = write("out/" + name, "{\"mine\": true}\n");

        Shell refused =
                Shell.run("run", file.toString(), "--out", dir.resolve("out").toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err().lines())
                .singleElement()
                .asString()
                .contains("output folder", name.replaceFirst("/.*", ""), "choose another with --out");
        assertThat(Shell.files(dir.resolve("out"))).isEqualTo(Map.of(name, "{\"mine\": true}\n"));
        assertThat(foreign).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.md", "report.html", "manifest.json", "results.json", "adam.csv", "adam.yaml"})
    void aTuningDoesNotReplaceFilesOfOtherOrigin(String name) throws IOException {
        write("out/" + name, "optimizer: adam\nsettings: {learningRate: 1}\n");
        Map<String, String> before = Shell.files(dir.resolve("out"));

        Shell refused = Shell.run(
                "tune",
                write("own/search.yaml", TUNING).toString(),
                "--out",
                dir.resolve("out").toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(name, "--out");
        assertThat(Shell.files(dir.resolve("out"))).isEqualTo(before);
    }

    @Test
    void aComparisonReplacesAComparisonButNotFilesOfOtherOrigin() throws IOException {
        String results = dir.resolve("results").toString();
        assertThat(Shell.run("run", write("own/small.yaml", STUDY).toString(), "--out", results)
                        .exitCode())
                .isZero();
        String[] command = {
            "compare", results, results, "--out", dir.resolve("out").toString()
        };
        assertThat(Shell.run(command).exitCode()).isZero();
        assertThat(Shell.run(command).exitCode()).isZero();

        write("out/report.html", "<p>mine</p>");
        write("out/report.md", "# Mine\n");

        Shell refused = Shell.run(command);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("holds a report.md and a report.html of other origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"...yaml", "..yaml", "=1+1.yaml", "-x.yaml", "nul.yaml", "a..yaml", " a.yaml", "a\tb.yaml"})
    void theNameOfAFileIsTheNameOfAFolder(String name) throws IOException {
        Shell study = Shell.run("run", write("own/" + name, STUDY).toString());
        Shell tuning = Shell.run("tune", write("own/" + name, TUNING).toString());

        for (Shell refused : new Shell[] {study, tuning}) {
            assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
            assertThat(refused.err().lines()).singleElement().asString().contains("must ");
        }
        assertThat(dir.resolve("project")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "=1+1", "a/b", "con", "a."})
    void aLabelOfAStrangersStudyLeadsNowhere(String label) throws IOException {
        Path out = dir.resolve("deep/down/out");
        assertThat(Shell.run("run", write("own/small.yaml", STUDY).toString(), "--out", out.toString())
                        .exitCode())
                .isZero();
        String stored = Files.readString(out.resolve("study.json")).replaceAll(",\\s*\"seal\" : \"[0-9a-f]*\"", "");
        for (String old : new String[] {"\"label\" : \"rosenbrock\"", "\"label\" : \"adam\"", "\"name\" : \"small\""}) {
            Files.writeString(
                    out.resolve("study.json"), stored.replace(old, old.replaceAll(": \".*", ": \"" + label + "\"")));
            Map<String, String> before = Shell.files(dir);

            Shell refused = Shell.run("report", out.toString());

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err().lines()).singleElement().asString().contains("study.json", "'" + label + "'");
            assertThat(Shell.files(dir)).isEqualTo(before);
        }
    }

    @Test
    void aLabelThatIsTooLongOrDiffersOnlyInCaseIsRefusedBeforeAnyRun() throws IOException {
        Path longLabel =
                write("own/long.yaml", STUDY.replace("optimizer: adam", "optimizer: adam, label: " + "a".repeat(300)));
        Path twins = write(
                "own/twins.yaml",
                STUDY.replace("{optimizer: adam}", "{optimizer: adam}, {optimizer: yogi, label: Adam}"));

        assertThat(Shell.run("run", longLabel.toString()).err()).contains("must have at most 120 bytes, but has 300");
        assertThat(Shell.run("run", twins.toString()).err())
                .contains("labels 'adam' and 'Adam': must differ in more than upper and lower case");
        assertThat(dir.resolve("project")).doesNotExist();
    }

    @Test
    void aChangedManifestIsNotBelievedAndTheRunIsMadeAgain() throws IOException {
        Path out = dir.resolve("out");
        String[] command = {"run", write("own/small.yaml", STUDY).toString(), "--out", out.toString()};
        assertThat(Shell.run(command).exitCode()).isZero();
        String right = withoutSpeed(out);
        Path manifest = out.resolve("runs/rosenbrock/adam/1.json");
        String whole = Files.readString(manifest);
        String changed = whole.replaceFirst("\"finalLoss\" : [^,]*", "\"finalLoss\" : 0.001");
        for (String bad : new String[] {changed, changed.replaceAll(",\\s*\"seal\" : \"[0-9a-f]*\"", "")}) {
            assertThat(bad).isNotEqualTo(whole);
            Files.writeString(manifest, bad);

            assertThat(Shell.run(command).exitCode()).isZero();

            assertThat(withoutSpeed(out)).isEqualTo(right);
            assertThat(manifest)
                    .content()
                    .doesNotContain("\"finalLoss\" : 0.001")
                    .contains("\"seal\"");
        }
    }

    @Test
    void aChangedDescriptionOrReportManifestIsNotBelieved() throws IOException {
        Path out = dir.resolve("out");
        assertThat(Shell.run("run", write("own/small.yaml", STUDY).toString(), "--out", out.toString())
                        .exitCode())
                .isZero();
        Path copy = Files.createDirectories(dir.resolve("copy"));
        for (String name : new String[] {"study.json", "manifest.json"}) {
            Files.copy(out.resolve(name), copy.resolve(name));
        }
        String[] compare = {
            "compare",
            out.toString(),
            copy.toString(),
            "--out",
            dir.resolve("compared").toString()
        };
        assertThat(Shell.run(compare).exitCode()).isZero();
        for (String name : new String[] {"study.json", "manifest.json"}) {
            String whole = Files.readString(copy.resolve(name));
            Files.writeString(copy.resolve(name), whole.replaceFirst("\"command\" : \"", "\"command\" : \"echo "));

            Shell refused = Shell.run(compare);

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err().lines()).singleElement().asString().contains(name, "damaged");
            Files.writeString(copy.resolve(name), whole.replaceAll(",\\s*\"seal\" : \"[0-9a-f]*\"", ""));
            assertThat(Shell.run(compare).exitCode())
                    .as("as of an earlier version")
                    .isZero();
        }
    }

    @Test
    void aChangedLineOfASearchIsMadeAgainAndAChangedSummaryIsRefused() throws IOException {
        Path out = dir.resolve("out");
        String[] command = {"tune", write("own/search.yaml", TUNING).toString(), "--out", out.toString()};
        assertThat(Shell.run(command).exitCode()).isZero();
        Path journal = out.resolve("runs/adam.jsonl");
        Path table = out.resolve("adam.csv");
        Path point = out.resolve("adam.yaml");
        String right = losses(table);
        Files.writeString(journal, Files.readString(journal).replaceAll("\"loss\":[^,]*", "\"loss\":0.001"));

        assertThat(Shell.run(command).exitCode()).isZero();
        assertThat(losses(table)).isEqualTo(right);

        String whole = Files.readString(point);
        Files.writeString(point, whole.replaceFirst("confirmedLoss: .*", "confirmedLoss: 0.001"));
        Shell refused = Shell.run(command);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("search: must be as written by tune");
    }

    @Test
    void aChangedTableOfASearchIsLeftOut() throws IOException {
        Path out = dir.resolve("out");
        assertThat(Shell.run("tune", write("own/search.yaml", TUNING).toString(), "--out", out.toString())
                        .exitCode())
                .isZero();
        assertThat(new TuningFolder(out).read(List.of("adam"))).containsOnlyKeys("adam");

        Path table = out.resolve("adam.csv");
        Files.writeString(table, Files.readString(table).replaceFirst("(?m)^(1,1,[^,]*,[^,]*),[^,]*", "$1,0.001"));

        assertThat(new TuningFolder(out).read(List.of("adam"))).isEmpty();
    }

    @Test
    void changedMeasurementsAreNotBelieved() throws IOException {
        Path out = Files.createDirectories(dir.resolve("measured"));
        JsonNode measured = Json.parse("""
                [{"benchmark": "org.lodo.bench.jmh.BowlBenchmark.step", "threads": 1, "primaryMetric": {"scoreUnit": "us/op",
                  "scorePercentiles": {"0.0": 35.0, "50.0": 40.0, "100.0": 45.0}}, "secondaryMetrics": {}}]""", JsonNode.class);
        PerformanceReport.write(
                measured, "bench Bowl", MadeUp.environment("0123456789abcdef"), Set.of(), new ReportFolder(out));
        assertThat(Shell.run("report", out.toString()).exitCode()).isZero();

        Path results = out.resolve("results.json");
        Files.writeString(results, Files.readString(results).replace("40.0", "4.0"));

        Shell refused = Shell.run("report", out.toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err().lines()).singleElement().asString().contains("results.json", "was changed");
    }

    private Path write(String name, String content) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static String withoutSpeed(Path out) throws IOException {
        return String.join("\n", Files.readAllLines(out.resolve("summary.csv"))).replaceAll(",[^,]*$", "");
    }

    /** Generation to loss; what follows are times. */
    private static String losses(Path table) throws IOException {
        return Files.readString(table).replaceAll("(?m)^((?:[^,\n]*,){4}[^,\n]*).*$", "$1");
    }
}
