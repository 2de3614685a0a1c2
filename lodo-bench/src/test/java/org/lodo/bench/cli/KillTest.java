package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        Path disturbed = folder.resolve("disturbed");
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(Outcome.summary(disturbed)).isEqualTo(Outcome.summary(undisturbed));
        assertThat(Outcome.digests(disturbed))
                .isEqualTo(Outcome.digests(undisturbed))
                .hasSize(24);
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

    private void delete(String file) {
        try {
            Files.delete(folder.resolve("disturbed").resolve(file));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be deleted", e);
        }
    }
}
