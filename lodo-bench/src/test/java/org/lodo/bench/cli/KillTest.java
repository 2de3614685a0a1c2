package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.Manifest;
import org.lodo.random.RandomStream;

/**
 * Kills the process of a study at random times by SIGKILL and repeats the command: in the end the results are those of an
 * undisturbed run.
 */
class KillTest {

    private static final int KILLS = 20;

    /** Long enough for kills anywhere between the start of the JVM and the report. */
    private static final int LATEST_MILLIS = 3500;

    private static final String STUDY = """
            seeds: 3
            metrics: [hessian_error]
            problems:
              - {problem: noisy-quadratic, steps: 15000, settings: {dimension: 16}}
              - {problem: rosenbrock, steps: 50}
            optimizers:
              - {optimizer: lodo, settings: {initialLearningRate: 0.1}}
              - {optimizer: adahessian}
              - {optimizer: o-lbfgs}
              - {optimizer: bfgs}
            """;

    @TempDir
    private Path folder;

    @Test
    void studyKilledTwentyTimesHasTheResultsOfAnUndisturbedOne() throws Exception {
        Files.writeString(folder.resolve("study.yaml"), STUDY);
        assertThat(start("undisturbed").waitFor()).isZero();

        RandomStream moments = new RandomStream(System.nanoTime());
        int kills = 0;
        while (kills < KILLS) {
            Process process = start("disturbed");
            if (process.waitFor(moments.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS)) {
                assertThat(process.exitValue()).isZero();
                assertSame();
                Shell.files(folder.resolve("disturbed")).keySet().forEach(this::delete);
            } else {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }
        assertThat(start("disturbed").waitFor()).isZero();
        assertSame();
    }

    private void assertSame() throws IOException {
        assertThat(summary("disturbed")).isEqualTo(summary("undisturbed"));
        assertThat(digests("disturbed")).isEqualTo(digests("undisturbed")).hasSize(24);
    }

    private Process start(String out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlodo.warmUpMillis=20",
                        "-Dlodo.checkpointMillis=40",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lodo.bench.cli.Main",
                        "run",
                        folder.resolve("study.yaml").toString(),
                        "--out",
                        folder.resolve(out).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(out + ".log").toFile())
                .start();
    }

    /** Without the columns of speed. */
    private List<String> summary(String out) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(out).resolve("summary.csv"));
        int speed = List.of(lines.get(0).split(",", -1)).indexOf("steps_per_second");
        assertThat(speed).isPositive();
        return lines.stream()
                .map(line -> {
                    String[] fields = line.split(",", -1);
                    fields[speed] = "";
                    return String.join(",", fields);
                })
                .toList();
    }

    private Map<String, String> digests(String out) {
        Path runs = folder.resolve(out).resolve("runs");
        return Shell.files(runs).keySet().stream()
                .filter(name -> name.endsWith(".json"))
                .collect(Collectors.toMap(name -> name, name -> digest(runs.resolve(name))));
    }

    private static String digest(Path manifest) {
        try {
            Manifest read = Json.read(manifest, Manifest.class);
            return read.lossDigest() + " " + read.failure() + " " + read.pointDigest();
        } catch (IOException e) {
            throw new AssertionError(manifest + " cannot be read", e);
        }
    }

    private void delete(String file) {
        try {
            Files.delete(folder.resolve("disturbed").resolve(file));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be deleted", e);
        }
    }
}
