package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.io.Json;
import org.lodo.engine.plugin.FaultyPlugins;
import org.lodo.engine.run.Manifest;

/** A run that throws, blocks or ends the process costs its own result: the study, its report and the same command go on. */
class FaultyStudyTest {

    private static final String CASES =
            FaultyPlugins.source("/cases/CaseProblems.java").toString();
    private static final String FAULTY =
            FaultyPlugins.source("/plugins/FaultyPlugin.java").toString();

    @TempDir
    private Path dir;

    @Test
    void anErrorIsTheFailureOfItsRuns() throws IOException {
        Shell run = runCase("err");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(report())
                .contains("- adam on a-error, seed 1: step 50: Error: an Error of my own\n")
                .contains("- adam on a-error, seed 2: step 50: Error: an Error of my own\n");
        assertThat(summary()).anyMatch(row -> row.startsWith("b-bowl,adam,100,2,0,"));
        assertThat(runCase("err").err()).contains("all runs are stored already");
    }

    @Test
    void aRunThatBlocksEndsWithItsTimeAndIsMadeAgainOnceItHasMore() throws IOException {
        Shell run = runCase("block", "--timeout", "300ms");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(report()).contains("- adam on a-block, seed 1: step 50: timed out after 300ms\n");
        assertThat(summary())
                .anyMatch(row -> row.startsWith("a-block,adam,100,2,2,"))
                .anyMatch(row -> row.startsWith("b-bowl,adam,100,2,0,"));
        String sound = manifestText("b-bowl");

        assertThat(runCase("block", "--timeout", "300ms").err()).contains("all runs are stored already");
        assertThat(runCase("block", "--timeout", "200ms").err()).contains("all runs are stored already");
        assertThat(report()).contains("timed out after 300ms");
        assertThat(runCase("block", "--timeout", "400ms").exitCode()).isZero();
        assertThat(report()).contains("- adam on a-block, seed 2: step 50: timed out after 400ms\n");
        assertThat(manifestText("b-bowl")).as("what is sound stays").isEqualTo(sound);
        assertThat(sound).as("the limit is no part of it").doesNotContain("exceeded", "timeout");
    }

    @Test
    void theTimeOfAProblemGoesBeforeThatOfTheStudy() throws IOException {
        Path study = Files.writeString(dir.resolve("study.yaml"), """
                steps: 10
                timeout: 1h
                problems:
                  - {problem: faulty, label: hasty, timeout: 250ms, settings: {at: value, kind: sleep}}
                  - {problem: faulty, label: calm}
                optimizers: [{optimizer: adam}]
                """);

        Shell run = run(study, FAULTY);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(report()).contains("- adam on hasty, seed 1: step 5: timed out after 250ms\n");
        assertThat(Files.readString(dir.resolve("out/study.json")))
                .contains("\"timeout\" : \"250ms\"", "\"timeout\" : \"60m\"");
    }

    @ParameterizedTest
    @CsvSource({
        "bestPossibleLoss, error",
        "bestPossibleLoss, sleep",
        "bestPossibleLoss, stack-overflow",
        "minimum, error",
        "minimum, thread-death",
        "minimum, sleep"
    })
    void whatAReportAsksOfAProblemMayFail(String at, String kind) throws IOException {
        Path study = Files.writeString(dir.resolve("study.yaml"), """
                steps: 10
                timeout: 500ms
                problems: [{problem: faulty, settings: {at: %s, kind: %s}}]
                optimizers: [{optimizer: adam}]
                """.formatted(at, kind));

        Shell run = run(study, FAULTY);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(summary()).anyMatch(row -> row.startsWith("faulty,adam,10,1,0,"));
        assertThat(report()).isNotEmpty();
    }

    @Test
    void aFinalLossOfLargeNumbersIsFinite() throws IOException {
        assertThat(runCase("max20").exitCode()).isZero();

        Manifest manifest = Json.read(dir.resolve("out/runs/max/adam/1.json"), Manifest.class);
        assertThat(manifest.failure()).isNull();
        assertThat(manifest.finalLoss()).isBetween(8.9999e307, 9.0001e307);
    }

    @Test
    void aTrialThatBlocksIsAFailedTrial() throws IOException {
        Path tuning = Files.writeString(dir.resolve("tuning.yaml"), """
                problem: faulty
                settings: {at: value, kind: sleep}
                population: 2
                schedule: [{sigma: 1, steps: 10}]
                optimizers: [adam]
                """);
        String[] command = {
            "tune",
            tuning.toString(),
            "--plugins",
            FAULTY,
            "--out",
            dir.resolve("out").toString(),
            "--timeout",
            "200ms"
        };

        Shell tune = Shell.run(command);

        assertThat(tune.exitCode()).isEqualTo(1);
        assertThat(tune.err()).contains("all runs of the last generation failed: adam (step 5: timed out after 200ms)");
        Path journal = dir.resolve("out/runs/adam.jsonl");
        List<String> lines = Files.readAllLines(journal);
        assertThat(Shell.run(command).exitCode()).isEqualTo(1);
        assertThat(Files.readAllLines(journal)).as("nothing is tried again").isEqualTo(lines);
        command[command.length - 1] = "250ms";
        Shell.run(command);
        assertThat(Files.readAllLines(journal)).hasSizeGreaterThan(lines.size());
    }

    @Test
    void aCheckTakesFailuresButNoBaselineThatDependsOnTime() throws IOException {
        String baseline = dir.resolve("baseline").toString();

        Shell accepted = check("err", baseline, "--accept", "first");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        assertThat(check("err", baseline, "--threads", "2").out()).contains("Passed: 2 cells × 2 seeds: 2 same bits");
        Shell refused = check("block", baseline + "-of-block", "--accept", "first");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("adam on a-block, seed 1: step 50: timed out after 500ms: a run of a baseline must have");
        assertThat(dir.resolve("baseline-of-block/runs.jsonl")).doesNotExist();
    }

    /** In a process of its own. */
    @Test
    void anExitOfAPluginIsTheFailureOfItsRuns() throws Exception {
        Process process = start("""
                seeds: 3
                steps: 10
                problems:
                  - {problem: faulty, label: a-exit, settings: {at: value, kind: exit}}
                  - {problem: faulty, label: b-early, settings: {at: open, kind: exit}}
                  - {problem: faulty, label: c-sound}
                optimizers: [{optimizer: adam}]
                """);

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(dir.resolve("log"))).isZero();
        assertThat(report())
                .contains("- adam on a-exit, seed 3: step 5: ExitException: System.exit was called")
                .contains("- adam on b-early, seed 1: before step 1: ExitException: System.exit was called");
        assertThat(summary()).anyMatch(row -> row.startsWith("c-sound,adam,10,3,0,"));
    }

    /** In a process of its own, which a hanging thread must not keep alive. */
    @Test
    void aThreadThatDoesNotEndDoesNotKeepTheProcessAlive() throws Exception {
        Process process = start("""
                steps: 10
                timeout: 400ms
                problems:
                  - {problem: faulty, label: a-spin, settings: {at: value, kind: spin}}
                  - {problem: faulty, label: b-sound}
                optimizers: [{optimizer: adam}]
                """);

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(report()).contains("- adam on a-spin, seed 1: step 5: timed out after 400ms\n");
        assertThat(summary()).anyMatch(row -> row.startsWith("b-sound,adam,10,1,0,"));
    }

    private Process start(String text) throws IOException {
        Path study = Files.writeString(dir.resolve("study.yaml"), text);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlodo.warmUpMillis=20",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lodo.bench.cli.Main",
                        "run",
                        study.toString(),
                        "--plugins",
                        FAULTY,
                        "--out",
                        dir.resolve("out").toString())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile())
                .start();
    }

    private Shell runCase(String name, String... options) {
        return run(FaultyPlugins.source("/cases/" + name + ".yaml"), CASES, options);
    }

    private Shell run(Path study, String plugin, String... options) {
        List<String> command = new ArrayList<>(List.of("run", study.toString(), "--plugins", plugin));
        command.addAll(List.of("--out", dir.resolve("out").toString()));
        command.addAll(Arrays.asList(options));
        return Shell.run(command.toArray(String[]::new));
    }

    private Shell check(String name, String baseline, String option, String value) {
        String study = FaultyPlugins.source("/cases/" + name + ".yaml").toString();
        List<String> command = new ArrayList<>(List.of("check", "--study", study, "--plugins", CASES, option, value));
        command.addAll(List.of("--baseline", baseline, "--timeout", "500ms"));
        command.addAll(List.of("--out", dir.resolve("out").toString()));
        return Shell.run(command.toArray(String[]::new));
    }

    private String report() throws IOException {
        return Files.readString(dir.resolve("out/report.md"));
    }

    private List<String> summary() throws IOException {
        return Files.readAllLines(dir.resolve("out/summary.csv"));
    }

    private String manifestText(String problem) throws IOException {
        return Files.readString(dir.resolve("out/runs/" + problem + "/adam/2.json"));
    }
}
