package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import tech.tablesaw.api.Table;

/** Holds the numbers, files and code of README.md against what they are taken from. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void theTableOfResultsIsThatOfTheCommittedSummary() throws IOException {
        List<String> summary = Files.readAllLines(ROOT.resolve("reports/paper-quadratic/summary.csv"));
        assertThat(summary).hasSizeGreaterThan(10);
        for (String line : summary.subList(1, summary.size())) {
            String[] row = line.split(",", -1);
            assertThat(readme())
                    .contains("| " + row[1] + " | " + number(row[5]) + " ± " + number(row[6]) + " | " + number(row[7])
                            + " … " + number(row[8]) + " | " + row[4] + " |");
        }
    }

    private static String number(String text) {
        double value = Double.parseDouble(text);
        return String.format(Locale.ROOT, value < 1000 ? "%.2f" : "%,.0f", value);
    }

    @Test
    void theTableOfTheNetworkIsThatOfTheCommittedSummary() throws IOException {
        List<String> summary = Files.readAllLines(ROOT.resolve("reports/mnist-cpu/summary.csv"));
        assertThat(summary.get(0)).endsWith("steps_per_second,hessian_error_mean,validation_loss_mean,test_loss_mean");
        for (String line : summary.subList(1, summary.size())) {
            String[] row = line.split(",", -1);
            String expected = String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | %.1f |",
                    row[1],
                    Double.parseDouble(row[5]),
                    Double.parseDouble(row[11]),
                    Double.parseDouble(row[12]),
                    Double.parseDouble(row[9]));
            assertThat(readme()).contains(expected);
        }
    }

    /** Words and the cell of the committed study whose loss they tell. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a diagonal one ends at %s           | bowl          | lodo-diagonal
            one learned learning rate at %s     | bowl          | lodo-global
            a chain of residual layers at %s    | bowl          | lodo-residuals
            does as well as Adam (%s)           | bowl          | lodo-sgd
            one that goes on learning (%s)      | bowl          | lodo-frozen
            Sixteen layers are enough (%s;      | bowl-depth    | lodo-depth[layers=16]
            %s with four                        | bowl-depth    | lodo-depth[layers=4]
            %s with 32                          | bowl-depth    | lodo-depth[layers=32]
            %s at 0.3                           | bowl-momentum | lodo-momentum[momentum=0.3]
            %s at 0.6                           | bowl-momentum | lodo-momentum[momentum=0.6]
            %s with blocks of eight             | bowl-block-size | lodo-block-size[blockSize=8,layers=8]
            """)
    void theFiguresOfTheAblationsAreThoseOfTheCommittedSummary(String words, String problem, String optimizer)
            throws IOException {
        double loss = ablationLoss(problem, optimizer);
        assertThat(words()).contains(String.format(Locale.ROOT, words, number(String.valueOf(loss))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stays %.0f %% above the best possible loss | bowl-noise[noiseScale=0.1]    | 100 | 0.1
            stays %.0f %% above the best possible loss | bowl-noise[noiseScale=0.3]    | 100 | 0.3
            stays %.0f %% above the best possible loss | bowl-noise[noiseScale=1.0]    | 100 | 1
            stays %.0f %% above the best possible loss | bowl-noise[noiseScale=3.0]    | 100 | 3
            stays %.0f %% above the best possible loss | bowl-noise[noiseScale=10.0]   | 100 | 10
            in 300 dimensions it is %.0f %% above      | bowl-dimension[dimension=300] | 300 | 1
            """)
    void whatNoiseAndDimensionCostIsThatOfTheCommittedSummary(
            String words, String problem, int dimension, double noiseScale) throws IOException {
        NoisyQuadraticConfig bowl = NoisyQuadraticConfig.defaults();
        double best = new NoisyQuadratic(new NoisyQuadraticConfig(
                        dimension, bowl.smallestCurvature(), bowl.largestCurvature(), noiseScale, bowl.hessianSeed()))
                .bestPossibleLoss()
                .orElseThrow();
        double loss = ablationLoss(problem, "lodo");
        assertThat(words()).contains(String.format(Locale.ROOT, words, 100 * (loss / best - 1)));
    }

    private static double ablationLoss(String problem, String optimizer) {
        Table summary =
                Table.read().csv(ROOT.resolve("reports/ablations/summary.csv").toFile());
        Table cell = summary.where(summary.stringColumn("problem")
                .isEqualTo(problem)
                .and(summary.stringColumn("optimizer").isEqualTo(optimizer)));
        assertThat(cell.rowCount()).isEqualTo(1);
        return cell.doubleColumn("loss_mean").get(0);
    }

    private static String words() throws IOException {
        return readme().replaceAll("\\s+", " ");
    }

    @Test
    void theSpeedOfTheNetworkIsThatOfTheCommittedBenchmark() throws IOException {
        Matcher row = Pattern.compile(
                        "lossAndGradient \\| batch 256, threads 2 \\| [\\d.]+ \\| ([\\d.]+) .* ([\\d.]+) \\|\n")
                .matcher(Files.readString(ROOT.resolve("reports/performance/peers/report.md")));
        assertThat(row.find()).isTrue();
        double seconds = 1e-6 * Double.parseDouble(row.group(1));
        assertThat(readme()).contains(String.format(Locale.ROOT, "%.2f s at %s GFLOP/s", seconds, row.group(2)));
    }

    @Test
    void theSpeedOfAStepIsThatOfTheCommittedBenchmark() throws IOException {
        Matcher rows = Pattern.compile(
                        "(?m)^\\| ([\\d,]+) \\| (\\d) \\| (\\d+) \\| [\\d,]+ \\| [\\d.]+ \\| [\\d.]+ \\|$")
                .matcher(Files.readString(ROOT.resolve("reports/performance/peers/report.md")));
        int found = 0;
        while (rows.find()) {
            found++;
            assertThat(readme()).containsPattern("\\| " + rows.group(1) + " \\|[ \\d,|]* " + rows.group(3) + " \\|");
        }
        assertThat(found).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"step, float64", "step, float32", "lossAndGradient, float64", "lossAndGradient, float32"})
    void theRatiosAgainstPyTorchAreThoseOfTheCommittedBenchmark(String method, String precision) throws IOException {
        assertThat(readme())
                .contains(
                        "%s × (%s ×)".formatted(ratio(method, "PLAIN", precision), ratio(method, "TUNED", precision)));
    }

    private static String ratio(String method, String form, String precision) throws IOException {
        return performance("\\." + method + " \\|[^|]* form " + form + ", precision " + precision
                + ", threads 2 \\| [\\d.]+ \\| [\\d.]+ \\| ([\\d.]+) × as long");
    }

    @Test
    void theShareOfTheBoundAndTheStepsASecondAreThoseOfTheCommittedBenchmark() throws IOException {
        assertThat(words())
                .contains(performance("\\| 94,696 \\| 1 \\|.* memory \\| (\\d+ %) \\|")
                        + " of the bound by memory on one thread and "
                        + performance("\\| 94,696 \\| 2 \\|.* memory \\| (\\d+ %) \\|") + " on two")
                .contains("that of updating, the fastest, to "
                        + performance("\\| 94,696 \\| 1 \\|.* memory \\| \\d+ % \\| (\\d+ %) \\|") + " and "
                        + performance("\\| 94,696 \\| 2 \\|.* memory \\| \\d+ % \\| (\\d+ %) \\|"))
                .contains("multiply-adds on numbers in cache reached "
                        + performance("\\| 2 \\| [\\d.]+ \\| [\\d.]+ \\| [\\d.]+ \\| ([\\d.]+) \\|"))
                .contains(performance("gradients included: ([\\d,]+ steps a second)"));
    }

    @Test
    void theBestTimeOfPyTorchsNetworkIsThatOfTheCommittedBenchmark() throws IOException {
        double ours = Double.parseDouble(
                performance("lossAndGradient \\|[^|]* precision float64, threads 2 \\| ([\\d.]+) \\|"));
        double best = Pattern.compile(
                        "lossAndGradient \\|[^|]* precision float64, threads \\d \\| [\\d.]+ \\| ([\\d.]+) \\|")
                .matcher(Files.readString(ROOT.resolve("reports/performance/peers/report.md")))
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .min()
                .orElseThrow();
        assertThat(words())
                .contains(String.format(
                        Locale.ROOT,
                        "best time here, %.1f s, the suite's two threads are %.1f times as fast",
                        best / 1000,
                        best / ours));
    }

    /** The first group of a pattern's first match in the committed report of speed. */
    private static String performance(String pattern) throws IOException {
        Matcher match =
                Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve("reports/performance/peers/report.md")));
        assertThat(match.find()).as(pattern).isTrue();
        return match.group(1);
    }

    @Test
    void asManyFaultsArePlantedAsItSays() throws IOException {
        long caught = Files.readAllLines(ROOT.resolve("docs/mutations.md")).stream()
                .filter(line -> line.contains("| caught |"))
                .count();
        long planted = Files.readAllLines(ROOT.resolve("lodo-bench/src/test/resources/mutations.yaml")).stream()
                .filter(line -> line.startsWith("- {fault"))
                .count();
        assertThat(caught).isEqualTo(planted);
        assertThat(words()).contains(planted + " planted faults of one line");
    }

    @Test
    void linkedFilesAreThere() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(readme());
        int found = 0;
        while (links.find()) {
            found++;
            assertThat(ROOT.resolve(links.group(1))).exists();
        }
        assertThat(found).isPositive();
    }

    @Test
    void examplesAreThoseThatAreTested() throws IOException {
        assertThat(readme()).contains(withoutHead(Files.readString(ROOT.resolve("examples/SignDescent.java"))));
        String study = Files.readString(ROOT.resolve("examples/condition-number.yaml"));
        assertThat(readme()).contains(study.substring(study.indexOf("title:")));
        String test = Files.readString(ROOT.resolve("lodo-core/src/test/java/org/lodo/lodo/ReadmeExampleTest.java"));
        String body = test.substring(test.indexOf("        Sample valley"), test.indexOf("        assertThat"));
        assertThat(readme()).contains(body.strip().replace("\n        ", "\n"));
    }

    private static String withoutHead(String source) {
        return source.substring(source.indexOf("public final class"));
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }
}
