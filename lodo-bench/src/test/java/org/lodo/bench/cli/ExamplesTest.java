package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what stands in examples/ by the commands of README.md, with few steps. */
class ExamplesTest {

    @TempDir
    private Path dir;

    @Test
    void aRivalInOneFileIsComparedWithTheOthers() throws IOException {
        Shell answer = Shell.run(
                "run",
                "quick",
                "--plugins",
                "../examples/SignDescent.java",
                "--optimizers",
                "lodo,adam,sign-descent",
                "--steps",
                "3",
                "--seeds",
                "1",
                "--out",
                dir.toString());

        assertThat(answer.err()).doesNotContain("lodo:");
        assertThat(answer.exitCode()).isZero();
        assertThat(Files.readAllLines(dir.resolve("summary.csv")))
                .anyMatch(row -> row.startsWith("noisy-quadratic,sign-descent,3,1,0,"))
                .anyMatch(row -> row.startsWith("rosenbrock,sign-descent,3,1,0,"));
    }

    @Test
    void aStudyOfOnesOwnRuns() throws IOException {
        Shell answer = Shell.run(
                "run", "../examples/condition-number.yaml", "--steps", "3", "--seeds", "1", "--out", dir.toString());

        assertThat(answer.exitCode()).isZero();
        assertThat(Files.readAllLines(dir.resolve("summary.csv")))
                .hasSize(1 + 2 * 4)
                .anyMatch(row -> row.startsWith("narrow,adam[learningRate=0.3],3,1,0,"));
    }
}
