package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;

/** The matrix of committed studies, compared with their manifests by means that share no code with it. */
class MatrixTest {

    private static final Path REPORTS = Path.of("../reports");

    private static List<MatrixRow> rows;

    @BeforeAll
    static void readTheCommittedStudies() throws IOException {
        Catalog catalog = Catalog.load(MatrixTest.class.getClassLoader());
        List<IndexedStudy> studies = new ArrayList<>();
        for (String study : List.of("ablations", "mnist-cpu", "paper-quadratic-published", "paper-rosenbrock")) {
            studies.add(IndexedStudy.read(catalog, REPORTS.resolve(study)).orElseThrow());
        }
        rows = MatrixPage.rows(catalog, REPORTS, studies);
    }

    private static MatrixRow row(String study, String problem) {
        return rows.stream()
                .filter(row -> row.study().equals(study) && row.problem().equals(problem))
                .findFirst()
                .orElseThrow();
    }

    private static MatrixCell cell(MatrixRow row, String optimizer) {
        return row.cells().stream()
                .filter(cell -> cell.optimizer().equals(optimizer))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ratiosAreThoseOfTheMeansOfTheManifest() throws IOException {
        for (MatrixRow row : rows) {
            Map<String, List<Double>> losses = losses(row);
            double best =
                    losses.values().stream().mapToDouble(MatrixTest::mean).min().orElseThrow();
            for (MatrixCell cell : row.cells()) {
                double mean = mean(losses.get(cell.optimizer()));
                assertThat(cell.loss()).as(cell.optimizer()).isCloseTo(mean, within(1e-12 * Math.abs(mean)));
                if (best > 0) {
                    assertThat(cell.ratio()).as(cell.optimizer()).isCloseTo(mean / best, within(1e-9 * mean / best));
                    assertThat(cell.heat() == 0).isEqualTo(mean == best);
                } else {
                    assertThat(cell.ratio()).isNull();
                }
            }
        }
    }

    /**
     * With eight seeds, a difference of one sign on all of them has p = 1/256, and ten rivals need 1/200: so an optimizer is
     * better than LODO on the bowl exactly if it is on every seed.
     */
    @Test
    void verdictsAreThoseThatEightSeedsAllow() throws IOException {
        MatrixRow row = row("paper-quadratic-published", "noisy-quadratic");
        Map<String, List<Double>> losses = losses(row);
        for (String reference : losses.keySet()) {
            String letters = row.verdicts().get(reference);
            for (int index = 0; index < row.cells().size(); index++) {
                String optimizer = row.cells().get(index).optimizer();
                long better = better(losses.get(optimizer), losses.get(reference));
                char letter = letters.charAt(index);
                if (optimizer.equals(reference)) {
                    assertThat(letter).isEqualTo('r');
                } else {
                    assertThat(letter)
                            .as("%s against %s, better on %d", optimizer, reference, better)
                            .isIn(
                                    better == 8
                                            ? List.of('b')
                                            : better == 0 ? List.of('w') : List.of('e', 'u', 'b', 'w'));
                    assertThat(letter == 'e' || letter == 'u' || better > 4 == (letter == 'b'))
                            .isTrue();
                }
            }
        }
    }

    private static long better(List<Double> losses, List<Double> others) {
        long better = 0;
        for (int seed = 0; seed < losses.size(); seed++) {
            better += losses.get(seed) < others.get(seed) ? 1 : 0;
        }
        return better;
    }

    @Test
    void optimizersAreGroupedByWhatTheyAreGiven() {
        MatrixRow row = row("paper-quadratic-published", "noisy-quadratic");
        assertThat(cell(row, "lodo").group()).isEqualTo("gradients");
        assertThat(cell(row, "o-lbfgs").group()).isEqualTo("gradients");
        assertThat(cell(row, "adahessian").group()).isEqualTo("Hessian products");
        assertThat(cell(row, "newton").group()).isEqualTo("Hessian");
        assertThat(cell(row, "lodo").tuned()).isTrue();
        MatrixRow depth = row("ablations", "bowl-depth");
        assertThat(cell(depth, "lodo-depth[layers=4]").variant()).isTrue();
        assertThat(cell(depth, "lodo").variant()).isFalse();
    }

    @Test
    void linksLeadToPlacesOnCommittedPages() throws IOException {
        for (MatrixRow row : rows) {
            String[] link = row.link().split("#", -1);
            assertThat(link[0]).isEqualTo(row.study() + "/report.html");
            assertThat(link).as(row.link()).hasSize(2);
            String id = URLDecoder.decode(link[1], StandardCharsets.UTF_8);
            assertThat(Files.readString(REPORTS.resolve(link[0]))).contains("id=\"" + id + "\"");
        }
    }

    @Test
    void aProblemWhoseBestIsZeroHasLossesForRatios() {
        MatrixRow row = row("paper-rosenbrock", "rosenbrock");
        assertThat(cell(row, "newton").loss()).isZero();
        assertThat(cell(row, "newton").heat()).isZero();
        assertThat(cell(row, "lodo").text()).doesNotContain("∞", "NaN").matches("\\d.*");
        assertThat(cell(row, "lodo").heat()).isPositive();
    }

    @Test
    void aFailureIsWrittenAsOne() {
        MatrixCell failed =
                new MatrixCell("adam", false, "gradients", false, "", null, null, 8, 8, null, 0, "").against(1, 0);
        assertThat(failed.text()).isEqualTo("failed");
        assertThat(failed.heat()).isEqualTo(MatrixCell.HOTTEST);
        assertThat(MatrixVerdict.of(new double[] {Double.NaN, Double.NaN}, false, null))
                .isEqualTo(MatrixVerdict.FAILS);
        assertThat(MatrixVerdict.of(new double[] {1}, false, null)).isEqualTo(MatrixVerdict.NONE);
    }

    private static Map<String, List<Double>> losses(MatrixRow row) throws IOException {
        JsonNode manifest = new ObjectMapper()
                .readTree(REPORTS.resolve(row.study()).resolve("manifest.json").toFile());
        Map<String, List<Double>> losses = new LinkedHashMap<>();
        for (JsonNode run : manifest.required("runs")) {
            if (run.required("problem").asText().equals(row.problem())
                    && !run.required("finalLoss").isNull()) {
                losses.computeIfAbsent(run.required("optimizer").asText(), none -> new ArrayList<>())
                        .add(run.required("finalLoss").asDouble());
            }
        }
        return losses;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
