package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.plugin.OddPlugins;

/** Faults of plug-ins are results: recorded with step and cause, counted, and without effect on other runs. */
class PluginFailureTest {

    @TempDir
    private static Path dir;

    private static Shell run;
    private static List<String> summary;
    private static String report;

    @BeforeAll
    static void runAStudyOfTheOddPlugIn() throws IOException {
        Path study = Files.writeString(dir.resolve("odd.yaml"), """
                seeds: 2
                steps: 5
                metrics: [hessian_error]
                problems:
                  - problem: parabola
                  - problem: misfit
                  - problem: nan-at-3
                  - problem: startless
                optimizers:
                  - optimizer: descent
                  - optimizer: adam
                  - optimizer: thrower
                    on: [parabola]
                  - optimizer: broken
                    on: [parabola]
                  - optimizer: unmakeable
                    on: [parabola]
                  - optimizer: runaway
                    on: [parabola]
                """);
        Path out = dir.resolve("out");
        run = Shell.run(
                "run",
                study.toString(),
                "--out",
                out.toString(),
                "--plugins",
                OddPlugins.classes().toString());
        summary = Files.readAllLines(out.resolve("summary.csv"));
        report = Files.readString(out.resolve("report.md"));
    }

    @Test
    void studySucceedsAndReportsFailedRuns() {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("internal error", "Exception");
    }

    @Test
    void countsFailedRunsAndKeepsOthersUnaffected() {
        assertThat(summary)
                .anyMatch(row -> row.matches("parabola,descent,5,2,0,0\\.5033164\\d+,0\\.0,0\\.5033.*"))
                .anyMatch(row -> row.matches("parabola,adam,5,2,0,2\\.976\\d+,0\\.0,2\\.976.*"))
                .anyMatch(row -> row.matches("misfit,descent,5,2,0,0\\.5033164.*"))
                .anyMatch(row -> row.matches("misfit,adam,5,2,2,,,,,,"))
                .anyMatch(row -> row.matches("nan-at-3,descent,5,2,2,,,,,,"))
                .anyMatch(row -> row.matches("startless,adam,5,2,2,,,,,,"))
                .anyMatch(row -> row.matches("parabola,thrower,5,2,2,,,,,,"))
                .anyMatch(row -> row.matches("parabola,broken,5,2,2,,,,,,"))
                .anyMatch(row -> row.matches("parabola,unmakeable,5,2,2,,,,,,"))
                .anyMatch(row -> row.matches("parabola,runaway,5,2,2,,,,,,"))
                .hasSize(1 + 8 + 4);
    }

    @Test
    void reportsFailuresWithStepAndCause() {
        assertThat(report)
                .contains("- adam on misfit, seed 1: step 1: IllegalArgumentException: x has 3 entries: must have 2")
                .contains("- descent on nan-at-3, seed 2: step 3: loss = NaN, must be finite")
                .contains("- adam on startless, seed 1: before step 1: UnsupportedOperationException: nowhere")
                .contains("- thrower on parabola, seed 2: step 2: IllegalStateException: enough\n")
                .contains("- broken on parabola, seed 1: step 1: AssertionError: broken\n")
                .contains("- unmakeable on parabola, seed 1: before step 1: IllegalStateException: no room\n")
                .contains("- runaway on parabola, seed 1: step 1: a coordinate of x is not finite\n");
    }

    @Test
    void reportCanBeRegeneratedFromStoredResults() throws IOException {
        Path out = dir.resolve("out");

        Shell again = Shell.run(
                "report", out.toString(), "--plugins", OddPlugins.classes().toString());

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(out.resolve("report.md")).hasContent(report);
        assertThat(Files.readAllLines(out.resolve("summary.csv"))).isEqualTo(summary);
    }
}
