package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two processes on one folder: the second says who the first is, and the first ends as if it had been alone. */
class TwoProcessesTest {

    /** So long that it is still at work when the second process looks; check accepts no more steps than about these. */
    private static final String LONG = """
            steps: 16000000
            seeds: 8
            problems: [{problem: noisy-quadratic}]
            optimizers: [{optimizer: adam}]
            """;

    private static final String TUNING = """
            problem: rosenbrock
            population: 2
            schedule: [{sigma: 0.1, steps: 100000000}]
            optimizers: [adam]
            """;

    @TempDir
    private static Path dir;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endThem() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    static Stream<List<String>> commands() throws IOException {
        Path study = Files.writeString(dir.resolve("long.yaml"), LONG);
        Path tuning = Files.writeString(dir.resolve("search.yaml"), TUNING);
        String out = dir.resolve("out").toString();
        return Stream.of(
                List.of("run", study.toString(), "--out", out + "-run"),
                List.of("tune", tuning.toString(), "--out", out + "-tune"),
                List.of("check", "--study", study.toString(), "--accept", "why", "--baseline", out + "-baseline"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theSecondIsToldWhoTheFirstIs(List<String> command) throws Exception {
        Process first = start("first", command);
        Path lock = Path.of(command.get(command.size() - 1)).resolve(".lodo-lock");
        awaitContent(lock);

        Process second = start("second", command);

        assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(Files.readString(dir.resolve("second.log")).lines())
                .singleElement()
                .asString()
                .contains("is in use by process " + first.pid() + " on ", " since 2")
                .endsWith(": wait until it has ended, or choose another folder");
        assertThat(first.isAlive()).isTrue();
    }

    @Test
    void shardsShareAFolderThatNobodyElseHasMeanwhile() throws Exception {
        Path study = Files.writeString(dir.resolve("shared.yaml"), LONG);
        List<String> run = List.of(
                "run", study.toString(), "--out", dir.resolve("out-shared").toString());
        Path lock = dir.resolve("out-shared/.lodo-lock");
        Process first = start("first-shard", with(run, "--shard", "1/8"));
        awaitText(lock, "shard 1/8, process " + first.pid());

        Process second = start("second-shard", with(run, "--shard", "2/8"));
        awaitText(lock, "shard 2/8, process " + second.pid());
        Process whole = start("whole", run);

        assertThat(whole.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(whole.exitValue()).isEqualTo(1);
        assertThat(Files.readString(dir.resolve("whole.log")))
                .contains("is in use by shard 2/8, process " + second.pid());
        assertThat(first.isAlive()).isTrue();
        assertThat(second.isAlive()).isTrue();
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void aKilledProcessGivesTheFolderBackAndAFinishedStudyIsWhole() throws Exception {
        Path out = dir.resolve("out-killed");
        Path study = Files.writeString(dir.resolve("short.yaml"), LONG);
        List<String> command = List.of("run", study.toString(), "--out", out.toString());
        Process killed = start("killed", command);
        awaitContent(out.resolve(".lodo-lock"));
        killed.destroyForcibly().waitFor();

        Files.writeString(study, LONG.replace("16000000", "100"));
        Process after = start("after", command);

        assertThat(after.waitFor())
                .as(Files.readString(dir.resolve("after.log")))
                .isZero();
        assertThat(out.resolve("report.md")).exists();
        assertThat(out.resolve(".lodo-lock")).isEmptyFile();
    }

    private static void awaitContent(Path file) throws Exception {
        awaitText(file, "");
    }

    private static void awaitText(Path file, String text) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!Files.exists(file)
                || Files.size(file) == 0
                || !Files.readString(file).startsWith(text)) {
            assertThat(System.nanoTime()).as("waiting for " + file).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private Process start(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(Arrays.asList(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlodo.warmUpMillis=20",
                "-cp",
                System.getProperty("java.class.path"),
                "org.lodo.bench.cli.Main"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve(name + ".log").toFile())
                .start();
        started.add(process);
        return process;
    }
}
