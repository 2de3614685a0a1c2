package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneTest {

    private static final String[] SHORT = {"--generations", "2", "--population", "4", "--budget", "400"};

    @TempDir
    private Path folder;

    @Test
    void writesPointTableAndReportWithPlots() {
        Shell shell = tune("adam", "levenberg-marquardt");

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(Shell.files(folder))
                .containsKeys(
                        "adam.yaml",
                        "adam.csv",
                        "levenberg-marquardt.yaml",
                        "report.md",
                        "plots/expected-best.svg",
                        "plots/adam-generations.svg");
        assertThat(Shell.files(folder).get("adam.csv").lines()).hasSize(1 + 8 + 8);
        assertThat(Shell.files(folder).get("report.md"))
                .contains("| adam | learningRate ", "| adam | 8 | 400 | 400 | 0 |")
                .contains("| levenberg-marquardt | 8 | 400 | 400 | 800 |");
    }

    @Test
    void reportIncludesEarlierSearches() {
        tune("adam");
        tune("momentum");

        assertThat(Shell.files(folder).get("report.md")).contains("| adam | 8 |", "| momentum | 8 |");
    }

    @Test
    void shorterSearchDoesNotReplaceALongerOne() throws Exception {
        tune("adam");
        String before = Files.readString(folder.resolve("adam.yaml"));

        Shell shell = Shell.run(
                "tune", "rosenbrock", "adam", "--generations", "1", "--population", "2", "--out", folder.toString());

        assertThat(shell.exitCode()).isEqualTo(CommandLines.WRONG_ARGUMENTS);
        assertThat(shell.err()).contains("holds the result of a longer search").hasLineCount(1);
        assertThat(folder.resolve("adam.yaml")).hasContent(before);
    }

    @Test
    void handWrittenPointIsNotReplaced() throws Exception {
        Files.writeString(folder.resolve("adam.yaml"), "optimizer: adam\nsettings: {learningRate: 1}\n");

        Shell shell = tune("adam");

        assertThat(shell.exitCode()).isEqualTo(CommandLines.WRONG_ARGUMENTS);
        assertThat(shell.err()).contains("adam.yaml was edited by hand").hasLineCount(1);
    }

    @Test
    void searchWithoutResultWritesNoPointAndFails() throws Exception {
        // The network has more variables than BFGS supports.
        Path tuning = folder.resolve("mine.yaml");
        Files.writeString(
                tuning,
                "problem: mnist\nsettings: {batch: 1}\npopulation: 1\nschedule: [{sigma: 1, steps: 1}]\noptimizers: [bfgs]\n");

        Shell shell = Shell.run(
                "tune", tuning.toString(), "--out", folder.resolve("out").toString());

        assertThat(shell.exitCode()).isEqualTo(CommandLines.FAILED);
        assertThat(shell.err())
                .contains(
                        "no point was found for these, as all runs of the last generation failed: bfgs (before step 1:");
        assertThat(folder.resolve("out/bfgs.yaml")).doesNotExist();
    }

    /** The report counts what the tables of the searches hold. */
    @Test
    void severalSearchesBySuccessiveHalvingHaveFoldersAndOneReport() throws Exception {
        Path tuning = folder.resolve("mine.yaml");
        Files.writeString(tuning, """
                problem: rosenbrock
                protocol: successive-halving
                searches: 2
                rungs: [{steps: 20, candidates: 32}]
                confirmation: {steps: 50, candidates: 4, seeds: 2}
                optimizers: [momentum, o-lbfgs]
                """);
        Path out = folder.resolve("out");

        Shell shell = Shell.run("tune", tuning.toString(), "--out", out.toString());

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(shell.out()).contains("Lowest mean loss at the tuned points: ");
        assertThat(Shell.files(out))
                .containsKeys(
                        "search-1/momentum.yaml",
                        "search-1/momentum.csv",
                        "search-2/o-lbfgs.yaml",
                        "report.md",
                        "plots/loss-by-budget.svg",
                        "plots/momentum-by-learningRate.svg");
        String report = Shell.files(out).get("report.md");
        // 32 runs of 20 steps and 8 of 50, of half as many for two gradients a step.
        assertThat(Shell.files(out).get("search-1/momentum.csv").lines()).hasSize(1 + 32 + 8 + 2);
        assertThat(report)
                .contains("within 1,040 evaluations for every optimizer")
                .containsPattern("\\| momentum \\| 2,080 \\| 80 \\|")
                .containsPattern("\\| o-lbfgs \\| 2,080 \\| 40 \\| \\d+ \\| 1,040 \\| 2,080 \\|");
        assertThat(Shell.run("tune", tuning.toString(), "--budget", "500", "--out", out.toString())
                        .err())
                .contains("holds the result of a longer search");
    }

    private Shell tune(String... optimizers) {
        String[] arguments = new String[4 + optimizers.length + SHORT.length];
        arguments[0] = "tune";
        arguments[1] = "rosenbrock";
        System.arraycopy(optimizers, 0, arguments, 2, optimizers.length);
        System.arraycopy(SHORT, 0, arguments, 2 + optimizers.length, SHORT.length);
        arguments[arguments.length - 2] = "--out";
        arguments[arguments.length - 1] = folder.toString();
        return Shell.run(arguments);
    }
}
