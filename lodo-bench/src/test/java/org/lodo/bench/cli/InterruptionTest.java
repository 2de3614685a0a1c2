package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.io.Json;
import org.lodo.engine.plugin.FaultyPlugins;
import org.lodo.engine.run.Manifest;

/** Who ends a process from outside is told what goes on from where; SIGTERM lets it save first. */
@DisabledOnOs(OS.WINDOWS)
class InterruptionTest {

    private static final String STUDY = """
            seeds: 3
            problems: [{problem: rosenbrock, steps: 10}, {problem: noisy-quadratic, steps: 3000000}]
            optimizers: [{optimizer: adam}]
            """;

    /** Takes seconds, far less than the time between two checkpoints. */
    private static final String SHORT = """
            seeds: 1
            problems: [{problem: noisy-quadratic, steps: 60000}]
            optimizers: [{optimizer: lodo}]
            """;

    /** Every run sleeps in its fifth step until its time is over. */
    private static final String SLEEPING = """
            seeds: 20
            steps: 10
            timeout: 2s
            problems: [{problem: faulty, settings: {at: value, kind: sleep}}]
            optimizers: [{optimizer: adam}]
            """;

    @TempDir
    private Path folder;

    private Process process;

    @AfterEach
    void end() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aStudyThatIsTerminatedSaysWhereItGoesOn() throws Exception {
        Path first = folder.resolve("out/runs/rosenbrock/adam/1.json");
        start(STUDY, List.of());
        while (process.isAlive() && !Files.exists(first)) {
            Thread.sleep(20);
        }
        // The process counts a run just after it is stored.
        Thread.sleep(200);

        process.destroy();

        assertThat(process.waitFor()).as(log()).isEqualTo(CommandLines.STOPPED);
        assertThat(log()).containsPattern("lodo: stopped by SIGTERM; the same command goes on from [1-9] of 6 runs\n$");
        assertThat(folder.resolve("out/.lodo-lock")).isEmptyFile();
    }

    @Test
    void aShortRunIsSavedAndGoesOnToTheSameBits() throws Exception {
        start(SHORT, List.of("--shard", "1/1"));
        awaitLine("1 run of up to 60,000 steps");
        Thread.sleep(500);

        process.destroy();

        assertThat(process.waitFor()).as(log()).isEqualTo(CommandLines.STOPPED);
        assertThat(log()).endsWith("lodo: stopped by SIGTERM; the same command goes on from 0 of 1 runs\n");
        assertThat(folder.resolve("out/runs/noisy-quadratic/lodo/1.checkpoint")).isNotEmptyFile();
        start(SHORT, List.of("--shard", "1/1"));
        assertThat(process.waitFor()).as(log()).isZero();
        assertThat(log()).doesNotContain("restarts");
        assertThat(folder.resolve("out/runs/noisy-quadratic/lodo/1.checkpoint")).doesNotExist();

        Shell undisturbed = Shell.run(
                "run",
                study().toString(),
                "--shard",
                "1/1",
                "--out",
                folder.resolve("undisturbed").toString());
        assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();
        assertThat(manifest("out").lossDigest())
                .isEqualTo(manifest("undisturbed").lossDigest());
        assertThat(manifest("out").pointDigest())
                .isEqualTo(manifest("undisturbed").pointDigest());
        assertThat(manifest("out").curveDigest())
                .isEqualTo(manifest("undisturbed").curveDigest());
    }

    @Test
    void aProcessThatCannotSaveInTimeEndsWithTheSameExitCode() throws Exception {
        start(
                SLEEPING,
                List.of(
                        "--plugins",
                        FaultyPlugins.source("/plugins/FaultyPlugin.java").toString(),
                        "--shard",
                        "1/1"));
        awaitLine("20 runs of up to 10 steps");
        Thread.sleep(500);

        process.destroy();

        assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(CommandLines.STOPPED);
        assertThat(log())
                .containsPattern(
                        "lodo: stopped by SIGTERM, before every run had saved its state; the same command goes on"
                                + " from \\d+ of 20 runs\n$");
    }

    @Test
    void controlCEndsTheProcessAsEver() throws Exception {
        // Who started the tests in the background of a shell has told all of its children to ignore the signal.
        assumeTrue(!isInterruptIgnored());
        start(SHORT, List.of("--shard", "1/1"));
        awaitLine("1 run of up to 60,000 steps");

        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();

        assertThat(process.waitFor()).as(log()).isEqualTo(130);
        assertThat(log()).endsWith("lodo: interrupted; the same command goes on from 0 of 1 runs\n");
        assertThat(folder.resolve("out/runs/noisy-quadratic/lodo/1.checkpoint")).doesNotExist();
    }

    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return !Files.exists(status)
                || Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private void start(String study, List<String> options) throws IOException {
        Files.writeString(study(), study);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlodo.warmUpMillis=20",
                "-Dlodo.terminationMillis=" + (study.equals(SLEEPING) ? 100 : 20_000),
                "-cp",
                System.getProperty("java.class.path"),
                "org.lodo.bench.cli.Main",
                "run",
                study().toString(),
                "--out",
                folder.resolve("out").toString()));
        command.addAll(options);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private Path study() {
        return folder.resolve("study.yaml");
    }

    /** Runs begin after this line. */
    private void awaitLine(String text) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!log().contains(text)) {
            assertThat(System.nanoTime()).as("waiting for " + text).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private Manifest manifest(String out) throws IOException {
        return Json.read(folder.resolve(out).resolve("runs/noisy-quadratic/lodo/1.json"), Manifest.class);
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
