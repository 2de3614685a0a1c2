package org.lodo.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Latency of commands: whole processes, from the start of the JVM to the exit code. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 2)
@Measurement(iterations = 7)
public class CommandBenchmark {

    private static final String STUDY = """
            title: Speed of a report
            seeds: 4
            problems:
              - problem: noisy-quadratic
                steps: 2000
              - problem: rosenbrock
                steps: 200
            optimizers:
              - optimizer: lodo
              - optimizer: adam
              - optimizer: momentum
              - optimizer: newton
              - optimizer: o-lbfgs
              - optimizer: rmsprop
            """;

    private Path folder;

    /**
     * Runs the study of the report.
     *
     * @throws IOException if temporary files cannot be written
     * @throws InterruptedException if interrupted
     */
    @Setup
    public void prepare() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("lodo-speed");
        Path study = Files.writeString(folder.resolve("speed-of-report.yaml"), STUDY);
        command("run", study.toString(), "--out", folder.resolve("report").toString());
    }

    /**
     * Deletes the study.
     *
     * @throws IOException if that fails
     */
    @TearDown
    public void cleanUp() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * Start-up: the list of optimizers and problems.
     *
     * @return the exit code
     * @throws IOException if the process cannot be started
     * @throws InterruptedException if interrupted
     */
    @Benchmark
    public int list() throws IOException, InterruptedException {
        return command("list");
    }

    /**
     * The report of 48 stored runs on two problems.
     *
     * @return the exit code
     * @throws IOException if the process cannot be started
     * @throws InterruptedException if interrupted
     */
    @Benchmark
    public int report() throws IOException, InterruptedException {
        return command("report", folder.resolve("report").toString());
    }

    private int command(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.lodo.bench.cli.Main"));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException(
                    String.join(" ", arguments) + ": " + Files.readString(folder.resolve("output.txt")));
        }
        return code;
    }
}
