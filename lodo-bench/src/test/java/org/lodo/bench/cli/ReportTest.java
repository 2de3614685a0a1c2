package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.table.StudyMetrics;
import org.lodo.bench.table.StudyTables;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.study.StoredResults;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyResults;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.Table;

/** Reports of stored runs: exports and comparisons. */
class ReportTest {

    private static final String STUDY = """
            title: Two on the valley
            seeds: 2
            steps: 30
            problems: [{problem: rosenbrock}]
            optimizers: [{optimizer: adam}, {optimizer: momentum, settings: {learningRate: 0.01}}]
            """;

    @TempDir
    private static Path dir;

    private static Path first;
    private static Path second;

    @BeforeAll
    static void run() throws IOException {
        Path study = Files.writeString(dir.resolve("two.yaml"), STUDY);
        first = dir.resolve("first");
        second = dir.resolve("second");
        assertThat(Shell.run("run", study.toString(), "--out", first.toString()).exitCode())
                .isZero();
        assertThat(Shell.run("run", study.toString(), "--set", "momentum.learningRate=0.02", "--out", second.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void exportsTablesAndCurvesInTheRequestedFormats() throws IOException {
        Shell shell = Shell.run("report", first.toString(), "--format", "csv,json,latex");

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(first.resolve("tables/rosenbrock-details.csv"))
                .content()
                .startsWith("optimizer,loss_mean,loss_std,loss_ci95_low,loss_ci95_high,failed,steps_per_second,")
                .contains("\nadam,", "\nmomentum,");
        assertThat(first.resolve("tables/rosenbrock-losses.json")).content().contains("\"optimizer\" : \"adam\"");
        assertThat(first.resolve("tables/hyper-parameters.tex")).content().contains("\\toprule", "learningRate 0.01");
        assertThat(Files.readAllLines(first.resolve("curves/rosenbrock-loss-by-step.csv")))
                .startsWith("curve,step,loss,low,high")
                .hasSize(1 + 2 * 30);
        assertThat(Files.readAllLines(first.resolve("curves/rosenbrock-by-seed.csv")))
                .startsWith("problem,optimizer,seed,step,draws,gradients,seconds,loss,x1,x2")
                .hasSize(1 + 2 * 2 * 30);
        assertThat(first.resolve("report.html")).content().contains("Two on the valley", "data-chart");
    }

    /** The example of the Javadoc of {@link StudyTables}. */
    @Test
    void storedRunsBecomeTablesawTables() {
        Catalog catalog = Catalog.load(ReportTest.class.getClassLoader());
        StudyResults results = StoredResults.read(catalog, StudyFolder.existing(first.toString()));
        StudyMetrics metrics = StudyMetrics.of(catalog, results.study());

        Table summary = StudyTables.summary(results, metrics);
        assertThat(summary.where(summary.stringColumn("problem").isEqualTo("rosenbrock"))
                        .sortOn("loss_mean")
                        .stringColumn("optimizer")
                        .asList())
                .containsExactlyInAnyOrder("adam", "momentum");
        assertThat(StudyTables.runs(results, metrics)
                        .summarize("loss", AggregateFunctions.median)
                        .by("problem", "optimizer")
                        .rowCount())
                .isEqualTo(2);
        assertThat(StudyTables.curves(results).rowCount()).isEqualTo(2 * 2 * 30);
    }

    @Test
    void performanceReportIsRegeneratedFromStoredResults() throws IOException {
        Path measured = Files.createDirectories(dir.resolve("measured"));
        Files.writeString(measured.resolve("results.json"), """
                [{"benchmark": "org.lodo.bench.jmh.BowlBenchmark.step", "threads": 1, "primaryMetric": {"scoreUnit": "us/op",
                  "scorePercentiles": {"0.0": 35.0, "50.0": 40.0, "100.0": 45.0}}, "secondaryMetrics": {}}]""");
        Files.writeString(measured.resolve("manifest.json"), """
                {"title": "Speed", "command": "bench Bowl", "environment": {"suiteVersion": "1", "commit": "0123abc",
                 "uncommittedChanges": false, "codeDigest": "0123456789abcdef", "java": "17", "operatingSystem": "OS",
                 "processor": "Fast One", "processors": 2, "threads": 2}}""");
        Shell shell = Shell.run("report", measured.toString(), "--format", "latex");

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(shell.out()).contains(measured.resolve("report.html").toString());
        assertThat(measured.resolve("report.md"))
                .content()
                .contains("included: 25,000 steps per second, by the median time (22,222 … 28,571).");
        assertThat(measured.resolve("tables/times.tex")).content().contains("BowlBenchmark.step & 40.0 & 35.0");
    }

    @Test
    void comparesTwoRunsOfAStudy() throws IOException {
        Path out = dir.resolve("compared");
        Shell shell = Shell.run("compare", first.toString(), second.toString(), "--out", out.toString());

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        String report = unpadded(out.resolve("report.md"));
        assertThat(report).contains("Loss curves differ.", "exec:java -Dexec.args=\"compare " + first);
        assertThat(report).containsPattern("\\| rosenbrock \\| adam \\| .* \\| 2 of 2 \\| 1 \\| 1 \\| same bits \\|");
        assertThat(report).containsPattern("\\| rosenbrock \\| momentum \\| .* \\| 0 of 2 \\| .* \\| undecided \\|");
        assertThat(out.resolve("report.html")).content().contains("adam[A]", "momentum[B]");
    }

    /** Without runs, as reports are committed. */
    @Test
    void comparesResultsWithoutRunsByTheirManifests() throws IOException {
        Path out = dir.resolve("outcomes-compared");
        Path outcomes = Files.createDirectories(dir.resolve("outcomes"));
        for (String file : List.of("study.json", "manifest.json")) {
            Files.copy(second.resolve(file), outcomes.resolve(file));
        }
        Shell shell = Shell.run("compare", first.toString(), outcomes.toString(), "--out", out.toString());

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(unpadded(out.resolve("report.md")))
                .containsPattern("\\| rosenbrock \\| adam \\| .* \\| 2 of 2 \\| 1 \\| 1 \\| same bits \\|")
                .doesNotContain("![");

        Files.writeString(outcomes.resolve("manifest.json"), "{");
        Shell damaged = Shell.run("compare", first.toString(), outcomes.toString(), "--out", out.toString());
        assertThat(damaged.exitCode()).isEqualTo(2);
        assertThat(damaged.err()).contains("manifest.json").contains("damaged").hasLineCount(1);
    }

    @Test
    void sweepsBecomeTablesAndCurves() throws IOException {
        Path study = Files.writeString(dir.resolve("walks.yaml"), """
                seeds: 2
                steps: 30
                problems: [{problem: noisy-quadratic, label: bowl, along: {noiseScale: [1, 2]}}, {problem: rosenbrock}]
                optimizers:
                  - {optimizer: newton, on: [bowl]}
                  - {optimizer: momentum, on: [rosenbrock], along: {learningRate: [0.01, 0.02, 1000]}}
                """);
        Path out = dir.resolve("walks");
        Shell shell = Shell.run("run", study.toString(), "--out", out.toString());

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        String report = unpadded(out.resolve("report.md"));
        // Newton's loss is proportional to the squared noise, like the best possible loss.
        assertThat(report).containsPattern("(?s)## bowl by noiseScale.*\\| 1 \\| (.+) \\|\n\\| 2 \\| \\1 \\|");
        assertThat(report)
                .contains("### momentum by learningRate", "| momentum[learningRate=0.02] | 0.02 | ")
                .containsPattern("\\| momentum\\[learningRate=1000\\] \\| 1,000 \\| — \\| — \\| 2 \\|");
        assertThat(out.resolve("plots/rosenbrock-momentum-by-learningRate.svg")).isNotEmptyFile();
        assertThat(out.resolve("plots/bowl-by-noiseScale.svg")).isNotEmptyFile();
    }

    @Test
    void compareTakesTwoStudiesAndReportOne() {
        assertThat(Shell.run("compare", first.toString()))
                .satisfies(shell -> assertThat(shell.exitCode()).isEqualTo(2))
                .satisfies(shell -> assertThat(shell.err()).contains("Missing required parameter: 'B'"));
        assertThat(Shell.run("report", first.toString(), second.toString()))
                .satisfies(shell -> assertThat(shell.exitCode()).isEqualTo(2))
                .satisfies(shell -> assertThat(shell.err()).contains("Unmatched argument at index 2"));
        assertThat(Shell.run("report", first.toString(), "--format", "cvs"))
                .satisfies(shell -> assertThat(shell.exitCode()).isEqualTo(2))
                .satisfies(shell -> assertThat(shell.err()).contains("cvs").contains("csv"));
    }

    @Test
    void comparisonDoesNotReplaceAStudy() {
        Map<String, String> before = Shell.files(second);

        Shell shell = Shell.run("compare", first.toString(), second.toString(), "--out", second.toString());

        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("lodo: output folder '" + second + "' holds a study: a comparison must go elsewhere"
                        + System.lineSeparator());
        assertThat(Shell.files(second)).isEqualTo(before);
    }

    /** A report without what puts decimal points below each other. */
    private static String unpadded(Path report) throws IOException {
        return Files.readString(report).replaceAll("[\u2007\u2008]", "");
    }
}
