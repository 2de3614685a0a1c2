package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report is made anew from what is committed: everything but the runs. */
class ReportWithoutRunsTest {

    private static final String STUDY = """
            seeds: 3
            steps: 60
            metrics: [hessian_error]
            problems:
              - {problem: noisy-quadratic, label: bowl, settings: {dimension: 5}, targets: [1.5]}
              - {problem: rosenbrock, label: valley}
            optimizers:
              - {optimizer: lodo, settings: {initialLearningRate: 0.1}}
              - {optimizer: adam}
              - {optimizer: momentum, on: [valley], settings: {learningRate: 1000}}
            """;

    @TempDir
    private static Path dir;

    private static Path made;

    @TempDir
    private Path own;

    private Path folder;

    @BeforeAll
    static void run() throws IOException {
        made = dir.resolve("made");
        Path study = Files.writeString(dir.resolve("made.yaml"), STUDY);
        Shell shell = Shell.run("run", study.toString(), "--out", made.toString());
        assertThat(shell.exitCode()).as(shell.err()).isZero();
    }

    @BeforeEach
    void copyWithoutRuns() throws IOException {
        folder = own.resolve("made");
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(made.relativize(file));
                if (!to.startsWith(folder.resolve("runs"))) {
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
        }
    }

    @Test
    void textPageAndPlotsAreTheSameToTheByte() {
        Map<String, String> before = Shell.files(folder);

        Shell shell = Shell.run("report", folder.toString());

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(Shell.files(folder)).isEqualTo(before);
    }

    @Test
    void filesThatWereDeletedAreBack() throws IOException {
        Map<String, String> before = Shell.files(folder);
        for (String name : new String[] {"report.md", "report.html", "summary.csv"}) {
            Files.delete(folder.resolve(name));
        }
        delete(folder.resolve("plots"));

        Shell shell = Shell.run("report", folder.toString());

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(Shell.files(folder)).isEqualTo(before);
    }

    @Test
    void damagedCurvesAreRefused() throws IOException {
        Path curves = folder.resolve("curves.zip");
        byte[] bytes = Files.readAllBytes(curves);
        bytes[bytes.length / 2] ^= 1;
        Files.write(curves, bytes);

        Shell shell = Shell.run("report", folder.toString());

        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.err()).contains("curves.zip", "damaged", "digest").hasLineCount(1);
    }

    /** As reports of earlier versions are committed: charts are those of the old page, losses those of the manifest. */
    @Test
    void withoutCurvesTheReportSaysWhatCouldNotBeMade() throws IOException {
        Files.delete(folder.resolve("curves.zip"));
        String before = Files.readString(folder.resolve("report.html"));
        String summary = Files.readString(folder.resolve("summary.csv"));

        Shell shell = Shell.run("report", folder.toString());

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page).contains("the learning curves of its runs are not stored", "data-chart=\"bowl-loss-by-step\"");
        assertThat(chartData(page, "bowl-loss-by-step")).isEqualTo(chartData(before, "bowl-loss-by-step"));
        assertThat(folder.resolve("summary.csv")).content().isEqualTo(summary);
        assertThat(folder.resolve("report.md"))
                .content()
                .contains("plots/bowl-loss-by-step.svg", "plots/valley-loss-by-time.svg", "## Method and terms")
                .doesNotContain("Loss at given steps", "## Profiles\n");
    }

    private static String chartData(String page, String name) {
        int from = page.indexOf("\"" + name + "\":{\"title\"");
        assertThat(from).as(name).isPositive();
        return page.substring(from, page.indexOf("\"references\":", from));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
