package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.progress.Outlook;

/** What commands print fits a terminal of 80 columns and ends with the verdicts in words and the page. */
class TerminalOutputTest {

    @TempDir
    private Path dir;

    @Test
    void runAndCompareFitAndEndWithVerdictsAndThePage() {
        Path one = dir.resolve("one");
        Path two = dir.resolve("two");
        for (Path out : List.of(one, two)) {
            Shell run = Shell.run(
                    "run",
                    "quick",
                    "--problems",
                    "noisy-quadratic,rosenbrock",
                    "--optimizers",
                    "lodo,adam,newton",
                    "--seeds",
                    "3",
                    "--steps",
                    "40",
                    "--out",
                    out.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertFits(run.out(), out);
            assertThat(run.out())
                    .contains("- noisy-quadratic: ")
                    .doesNotContain("**")
                    .doesNotContain("`");
            assertThat(run.err()).contains("18 runs of up to 40 steps");
        }
        Shell compare = Shell.run(
                "compare",
                one.toString(),
                two.toString(),
                "--out",
                dir.resolve("compared").toString());
        assertThat(compare.exitCode()).as(compare.err()).isZero();
        assertFits(compare.out(), dir.resolve("compared"));
        assertThat(compare.out())
                .contains("All loss curves present in both are bit-identical.")
                .contains("same bits (6 of 6): lodo on noisy-quadratic");
    }

    private static void assertFits(String out, Path folder) {
        List<String> lines = out.stripTrailing().lines().toList();
        assertThat(lines)
                .filteredOn(line -> !line.contains(folder.toString()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("Page:   " + folder.resolve("report.html"));
    }

    @Test
    void widerTerminalsMayUseMoreAndNarrowerOnesAreTakenFor80() {
        assertThat(Console.width(null)).isEqualTo(80);
        assertThat(Console.width("")).isEqualTo(80);
        assertThat(Console.width("wide")).isEqualTo(80);
        assertThat(Console.width("60")).isEqualTo(80);
        assertThat(Console.width("132")).isEqualTo(132);
        assertThat(Console.width("9999")).isEqualTo(200);
    }

    @Test
    void progressFitsALineAndItsShareNeverFalls() {
        ProgressLine line = new ProgressLine("quick");
        assertThat(line.text(new Outlook(60, 60, "lodo on bowl, seed 3", "adam on bowl, seed 3"), 80))
                .isEqualTo("quick: 50 % of the time, 60 s left; lodo on bowl, seed 3");
        assertThat(line.text(new Outlook(60, 60, "lodo on bowl, seed 3", "adam on bowl, seed 3"), 90))
                .isEqualTo("quick: 50 % of the time, 60 s left; lodo on bowl, seed 3; then adam on bowl, seed 3");
        assertThat(line.text(
                        new Outlook(
                                70, 210, "lodo-block-size[blockSize=8,layers=8] on bowl-block-size, seed 3", "adam"),
                        80))
                .startsWith("quick: 50 % of the time, 4 min left; lodo-block-size")
                .hasSize(80);
    }
}
