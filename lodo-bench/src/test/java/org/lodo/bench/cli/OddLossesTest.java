package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.plot.Palette;

/** A study of losses that are negative, zero, tiny or huge, from the runs to the summary, the pictures and the page. */
class OddLossesTest {

    private static final Path PLUGIN = Path.of("src/test/resources/cases/OddLosses.java");

    private static final String STUDY = """
            title: Odd losses
            seeds: 3
            steps: 200
            problems:
              - {problem: odd, label: slope, settings: {isBowl: false, scale: 1}}
              - {problem: odd, label: tiny, settings: {isBowl: true, scale: 1e-12}}
              - {problem: odd, label: least, settings: {isBowl: true, scale: 1e-301}}
              - {problem: odd, label: huge, settings: {isBowl: true, scale: 1e300}}
              - {problem: odd, label: largest, settings: {isBowl: true, scale: 1.4e308}}
            optimizers:
              - {optimizer: adam, settings: {learningRate: 0.01}}
              - {optimizer: bfgs, on: [tiny]}
            """;

    @TempDir
    private static Path dir;

    private static Path folder;
    private static JsonNode charts;

    @BeforeAll
    static void run() throws IOException {
        folder = dir.resolve("odd");
        Path study = Files.writeString(dir.resolve("odd.yaml"), STUDY);
        Shell shell = Shell.run("run", study.toString(), "--plugins", PLUGIN.toString(), "--out", folder.toString());
        assertThat(shell.exitCode()).as(shell.err()).isZero();
        String page = Files.readString(folder.resolve("report.html"));
        String begin = "id=\"charts\">";
        int at = page.indexOf(begin) + begin.length();
        charts = new ObjectMapper().readTree(page.substring(at, page.indexOf("</script>", at)));
    }

    @Test
    void theSummaryHasMeansAndSpreads() throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("summary.csv"));
        assertThat(rows).hasSize(1 + 6);
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",", -1);
            assertThat(fields[4]).as(row).isEqualTo("0");
            double mean = Double.parseDouble(fields[5]);
            double spread = Double.parseDouble(fields[6]);
            assertThat(mean).as(row).isFinite();
            assertThat(spread).as(row).isFinite();
            if (fields[1].equals("adam")) {
                // The starting points of the seeds differ by some thousandths.
                assertThat(spread / Math.abs(mean)).as(row).isBetween(1e-5, 1e-2);
            }
        }
    }

    @Test
    void lossesBelowZeroStandInThePictureAndInThePage() throws IOException {
        JsonNode chart = charts.path("slope-loss-by-step");
        double[] y = heights(chart, 0);
        assertThat(chart.path("yLog").asBoolean()).isFalse();
        assertThat(y[0]).isPositive();
        assertThat(y[y.length - 1]).isNegative();
        assertThat(y).doesNotContain(Double.NaN);
        assertIsDrawnFromEdgeToEdge("slope-loss-by-step");
        assertThat(Files.readString(folder.resolve("plots/slope-loss-by-step.svg")))
                .contains(">\u22122.0<")
                .doesNotContain("above 1e-8");
    }

    @Test
    void lossesBelowTheFormerFloorStandThereToo() throws IOException {
        JsonNode chart = charts.path("tiny-loss-by-step");
        assertThat(chart.path("yFloor").asDouble()).isCloseTo(1e-21, within(1e-20));
        assertThat(heights(chart, 0)).doesNotContain(Double.NaN);
        double[] bfgs = heights(chart, 1);
        assertThat(bfgs[bfgs.length - 1]).isBetween(1e-40, 1e-22);
        for (String name : List.of("tiny", "least", "huge", "largest")) {
            assertIsDrawnFromEdgeToEdge(name + "-loss-by-step");
        }
    }

    @Test
    void theColorsBehindTrajectoriesTellNegativeValuesApart() throws IOException {
        BufferedImage image =
                ImageIO.read(folder.resolve("plots/slope-trajectories.png").toFile());
        int[] column = image.getRGB(400, 200, 1, 500, null, 0, 1);

        assertThat(Arrays.stream(column).distinct().count()).isGreaterThan(30);
    }

    /** Values of both signs have no logarithm: neither caption nor colour bar may say that one is shown. */
    @Test
    void theCaptionOfTrajectoriesSaysWhatIsBehindThem() throws IOException {
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("![Trajectories of the first seed over the loss, slope](plots/slope-trajectories.svg)")
                .doesNotContain("over the logarithm");
        assertThat(Files.readString(folder.resolve("plots/slope-trajectories.svg")))
                .containsPattern(">function value( \\(log scale on either side of zero\\))?<");
    }

    private static double[] heights(JsonNode chart, int series) {
        return StreamSupport.stream(chart.path("series").path(series).path("y").spliterator(), false)
                .mapToDouble(value -> value.isNull() ? Double.NaN : value.asDouble())
                .toArray();
    }

    /** Adam's line takes pixels in its colour in nearly every column between the first and the last step. */
    private static void assertIsDrawnFromEdgeToEdge(String name) throws IOException {
        BufferedImage image =
                ImageIO.read(folder.resolve("plots").resolve(name + ".png").toFile());
        int color = Palette.of(List.of("adam")).style("adam").color().getRGB();
        double[] columns = DoubleStream.iterate(0, x -> x < 1400, x -> x + 1)
                .filter(x -> hasColor(image, (int) x, color))
                .toArray();
        assertThat(columns).as(name).hasSizeGreaterThan(1000);
    }

    private static boolean hasColor(BufferedImage image, int x, int color) {
        for (int y = 0; y < image.getHeight(); y++) {
            if (image.getRGB(x, y) == color) {
                return true;
            }
        }
        return false;
    }
}
