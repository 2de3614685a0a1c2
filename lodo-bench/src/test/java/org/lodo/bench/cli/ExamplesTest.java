package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs examples/ by the commands of README.md, with few steps. */
class ExamplesTest {

    @TempDir
    private Path dir;

    @Test
    void comparesAPlugInOfOneFile() throws IOException {
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
    void shortenedStudyDoesNotReplaceTheFullOne() throws IOException {
        String root = System.getProperty("maven.multiModuleProjectDirectory");
        System.setProperty("maven.multiModuleProjectDirectory", dir.toString());
        try {
            String[] full = {"run", "quick", "--problems", "rosenbrock", "--optimizers", "adam", "--steps", "3"};
            String[] less =
                    Stream.concat(Stream.of(full), Stream.of("--seeds", "2")).toArray(String[]::new);
            assertThat(Shell.run(full).out()).contains("Report: " + dir.resolve("reports/quick/report.md"));
            String summary = Files.readString(dir.resolve("reports/quick/summary.csv"));

            Shell answer = Shell.run(less);

            assertThat(answer.exitCode()).isZero();
            assertThat(answer.out()).contains("Report: " + dir.resolve("reports/variants/quick-"));
            assertThat(Files.readString(dir.resolve("reports/quick/summary.csv")))
                    .isEqualTo(summary);
            assertThat(Shell.run(less).err()).startsWith("quick: all runs are stored already");
        } finally {
            if (root == null) {
                System.clearProperty("maven.multiModuleProjectDirectory");
            } else {
                System.setProperty("maven.multiModuleProjectDirectory", root);
            }
        }
    }

    /** To the digits that NIST certifies. */
    @Test
    void fitsAUsersData() throws IOException {
        Shell answer = Shell.run(
                "run",
                "../examples/adsorption.yaml",
                "--plugins",
                "../examples/AdsorptionFit.java",
                "--set",
                "adsorption.file=../examples/misra1a.csv",
                "--out",
                dir.toString());

        assertThat(answer.err()).doesNotContain("lodo:");
        assertThat(answer.exitCode()).isZero();
        assertThat(Files.readAllLines(dir.resolve("summary.csv")))
                .anyMatch(row -> row.startsWith("adsorption,levenberg-marquardt-residuals,100,1,0,0.06227569447"));
    }

    @Test
    void runsAUsersStudy() throws IOException {
        Shell answer = Shell.run(
                "run", "../examples/condition-number.yaml", "--steps", "3", "--seeds", "1", "--out", dir.toString());

        assertThat(answer.exitCode()).isZero();
        assertThat(Files.readAllLines(dir.resolve("summary.csv")))
                .hasSize(1 + 2 * 4)
                .anyMatch(row -> row.startsWith("narrow,adam[learningRate=0.3],3,1,0,"));
    }
}
