package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.Figure;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Curve;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.tune.TuningFolder;

/** The panels of a committed search, compared with its table read line by line. */
class SensitivitySectionTest {

    private static final Path COMMITTED = Path.of("../reports/tuned/noisy-quadratic");

    private static final double CEILING = 70.4;

    @TempDir
    private Path dir;

    private List<String[]> table;
    private List<Figure> figures;

    @BeforeEach
    void drawThePanels() throws IOException {
        for (String file : List.of("momentum.csv", "momentum.yaml")) {
            Files.copy(COMMITTED.resolve(file), dir.resolve(file));
        }
        table = Files.readAllLines(dir.resolve("momentum.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        TuningFolder folder = new TuningFolder(dir);
        List<Block> blocks = new SensitivitySection(
                        Catalog.load(SensitivitySectionTest.class.getClassLoader()), true, CEILING)
                .of(new Figures(new ReportFolder(dir)), TunedSearches.read(folder, List.of()));
        figures = new Document("T", blocks).figures();
    }

    @Test
    void everyHyperParameterHasAPanelWithEveryRun() {
        assertThat(figures)
                .extracting(Figure::name)
                .containsExactly("momentum-by-learningRate", "momentum-by-momentum");
        long shown = table.stream()
                .filter(fields -> !fields[0].equals("tuned") && !fields[4].isEmpty())
                .filter(fields -> Double.parseDouble(fields[4]) <= CEILING)
                .count();
        for (Figure figure : figures) {
            Map<String, Curve> curves = byLabel(figure);
            assertThat(dots(curves.get("first half of the search")) + dots(curves.get("second half of the search")))
                    .isEqualTo(shown);
        }
    }

    private static long dots(Curve curve) {
        return Arrays.stream(curve.center()).filter(Double::isFinite).count();
    }

    /** A decay is shown as its distance from 1, on which the search worked. */
    @Test
    void theTunedPointStandsAtItsConfirmedLoss() {
        double loss = table.stream()
                .filter(fields -> fields[0].equals("tuned"))
                .mapToDouble(fields -> Double.parseDouble(fields[4]))
                .average()
                .orElseThrow();
        Curve rate = byLabel(figures.get(0)).get("tuned point");
        assertThat(rate.x()).containsExactly(1.371);
        assertThat(rate.center()[0]).isCloseTo(loss, within(1e-9));
        Curve momentum = byLabel(figures.get(1)).get("tuned point");
        assertThat(momentum.x()[0]).isCloseTo(1 - 0.5515, within(1e-12));
    }

    /** The first of eight groups of the second half, by value, has the median loss of its runs. */
    @Test
    void theLineIsTheMedianOfRunsWithSimilarValues() {
        List<double[]> late = table.stream()
                .filter(fields -> !fields[0].equals("tuned") && !fields[4].isEmpty())
                .filter(fields -> Integer.parseInt(fields[0]) > 5)
                .map(fields -> new double[] {Double.parseDouble(fields[9]), Double.parseDouble(fields[4])})
                .filter(run -> run[1] <= CEILING)
                .sorted(Comparator.comparingDouble(run -> run[0]))
                .toList();
        double[] losses = late.subList(0, late.size() / 8).stream()
                .mapToDouble(run -> run[1])
                .sorted()
                .toArray();
        int middle = losses.length / 2;
        double median = losses.length % 2 == 1 ? losses[middle] : (losses[middle - 1] + losses[middle]) / 2;

        Curve line = byLabel(figures.get(0)).get("momentum");
        assertThat(line.x()).hasSize(8).isSorted();
        assertThat(line.center()[0]).isCloseTo(median, within(1e-12 * median));
        assertThat(line.low()[0]).isLessThanOrEqualTo(median);
        assertThat(line.high()[0]).isGreaterThanOrEqualTo(median);
    }

    private static Map<String, Curve> byLabel(Figure figure) {
        return figure.curves().stream().collect(Collectors.toMap(Curve::label, curve -> curve));
    }
}
