package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodo.bench.PrintedNumbers.assertRounded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks the figures, files and code of README.md against their sources.
 *
 * <p>Figures are found by the row and column of their table, or by a comment right after the number: {@code <!-- figure: NAME
 * -->} names a figure of {@link ReadmeFigures}, {@code <!-- loss: STUDY PROBLEM OPTIMIZER -->} the mean loss of a cell of a
 * committed study. So sentences can be rewritten freely; a number that is not the measured one, rounded, fails.
 */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern MARKED = Pattern.compile("([\\d.,]*\\d)(?:\\s%)?<!-- (figure|loss): (.+?) -->");

    /** Percentages that state a procedure, not a result. */
    private static final Set<String> PROCEDURE = Set.of("10 %", "3 %");

    private static String readme;
    private static ReadmeFigures figures;

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(ROOT.resolve("README.md"));
        figures = new ReadmeFigures(ROOT);
    }

    @Test
    void markedFiguresAreTheMeasuredOnes() {
        Set<String> named = new HashSet<>();
        int marks = 0;
        for (Matcher mark = MARKED.matcher(readme); mark.find(); marks++) {
            String name = mark.group(3);
            if (mark.group(2).equals("loss")) {
                String[] cell = name.split(" ", -1);
                assertThat(cell).as(name).hasSize(3);
                assertRounded(name, mark.group(1), figures.summary(cell[0], cell[1], cell[2], "loss_mean"));
            } else {
                assertThat(figures.byName()).containsKey(name);
                named.add(name);
                for (double value : figures.byName().get(name)) {
                    assertRounded(name, mark.group(1), value);
                }
            }
        }
        assertThat(readme.split("<!-- (figure|loss):", -1))
                .as("marks, each directly after a number")
                .hasSize(marks + 1);
        assertThat(named)
                .as("figures that are quoted")
                .isEqualTo(figures.byName().keySet());
    }

    @Test
    void everyDecimalAndPercentageOfTheProseIsMarked() {
        String prose = MARKED.matcher(readme)
                .replaceAll("")
                // Checked by ReadmeAnswerTest.
                .replaceAll("(?s)<!-- answers:.*<!-- end of answers -->", "")
                // Checked by ReadmeFieldTest.
                .replaceAll("(?s)<!-- field:.*<!-- end of the field -->", "")
                .replaceAll("(?ms)^```.*?^```$", "")
                .replaceAll("`[^`]*`", "")
                .replaceAll("(?m)^\\|.*$", "")
                .replaceAll("\\[arXiv [\\d.]+\\]\\([^)]*\\)|\\]\\([^)]*\\)", "")
                .replaceAll("\\d+\\.\\d+\\.\\d+|Apache-2\\.0", "");
        List<String> unmarked = Pattern.compile("\\d+\\.\\d+|\\d+\\s%")
                .matcher(prose)
                .results()
                .map(MatchResult::group)
                .map(number -> number.replaceAll("\\s", " "))
                .filter(number -> !PROCEDURE.contains(number))
                .toList();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void tableOfTheNetworkIsThatOfTheCommittedStudy() {
        MarkdownTable table = MarkdownTable.withColumns(readme, "optimizer", "training", "validation", "test");
        Map<String, String> columns = Map.of(
                "training", "loss_mean",
                "validation", "validation_loss_mean",
                "test", "test_loss_mean",
                "steps/s", "steps_per_second");
        List<String> optimizers = table.column("optimizer");
        assertThat(optimizers).isEqualTo(figures.optimizers("mnist-cpu"));
        for (int row = 0; row < optimizers.size(); row++) {
            for (Map.Entry<String, String> column : columns.entrySet()) {
                String optimizer = optimizers.get(row);
                assertRounded(
                        optimizer + ", " + column.getKey(),
                        table.column(column.getKey()).get(row),
                        figures.summary("mnist-cpu", "mnist", optimizer, column.getValue()));
            }
        }
    }

    @Test
    void tableOfTheAblationsIsThatOfTheCommittedStudy() {
        MarkdownTable table = MarkdownTable.withColumns(readme, "cell of the study", "loss");
        List<String> cells = table.column("cell of the study");
        assertThat(cells).isNotEmpty();
        for (int row = 0; row < cells.size(); row++) {
            String[] cell = cells.get(row).replace("`", "").split("/", -1);
            assertRounded(
                    cells.get(row),
                    table.column("loss").get(row),
                    figures.summary("ablations", cell[0], cell[1], "loss_mean"));
        }
    }

    @Test
    void tableOfPyTorchIsThatOfTheCommittedBenchmark() {
        MarkdownTable table = MarkdownTable.withColumns(readme, "this suite", "PyTorch, float64", "PyTorch, float32");
        assertThat(table.rows()).hasSize(4);
        for (int row = 0; row < 4; row++) {
            // First a step of LODO in milliseconds, then the network in seconds, each on one thread and on two.
            boolean isStep = row < 2;
            int threads = row % 2 + 1;
            assertThat(table.column("threads").get(row)).isEqualTo(String.valueOf(threads));
            double[] times = isStep ? figures.step(94_696, threads) : figures.network(threads);
            double unit = isStep ? 1e3 : 1e6;
            assertRounded(
                    "row " + row,
                    table.column("this suite").get(row),
                    Arrays.stream(times).map(time -> time / unit).toArray());
            for (String precision : List.of("float64", "float32")) {
                assertRounded(
                        "row " + row + ", " + precision,
                        table.column("PyTorch, " + precision).get(row),
                        Stream.of("PLAIN", "TUNED")
                                .mapToDouble(form -> isStep
                                        ? figures.stepRatio(form, precision, threads)
                                        : figures.networkRatio(form, precision, threads))
                                .toArray());
            }
        }
    }

    @Test
    void tableOfTimesPerVariableIsThatOfTheCommittedBenchmark() {
        MarkdownTable table = MarkdownTable.withColumns(readme, "variables");
        assertThat(table.rows()).hasSize(5);
        for (List<String> row : table.rows()) {
            int dimension = Integer.parseInt(row.get(0).replace(",", ""));
            for (int threads = 1; threads <= 2; threads++) {
                assertRounded(
                        row.get(0) + " variables, threads " + threads,
                        row.get(threads),
                        Arrays.stream(figures.step(dimension, threads))
                                .map(time -> 1000 * time / dimension)
                                .toArray());
            }
        }
    }

    @Test
    void everyFaultThatWasPlantedWasCaught() throws IOException {
        List<String> planted = Files.readAllLines(ROOT.resolve("docs/mutations.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| fault ") && !line.startsWith("| ---"))
                .toList();
        assertThat(planted).isNotEmpty().allMatch(line -> line.contains("| caught |"));
        assertThat(figures.byName().get("planted faults caught")).containsExactly((double) planted.size());
    }

    @Test
    void examplesAreTheTestedOnes() throws IOException {
        String optimizer = Files.readString(ROOT.resolve("examples/SignDescent.java"));
        assertThat(readme).contains(optimizer.substring(optimizer.indexOf("public final class")));
        String study = Files.readString(ROOT.resolve("examples/condition-number.yaml"));
        assertThat(readme).contains(study.substring(study.indexOf("title:")));
        String test = Files.readString(ROOT.resolve("lodo-core/src/test/java/org/lodo/ReadmeExampleTest.java"));
        String body = test.substring(test.indexOf("        Sample valley"), test.indexOf("        assertThat"));
        assertThat(readme).contains(body.strip().replace("\n        ", "\n"));
    }
}
