package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.study.Sweep;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TunedPoint;

/**
 * Compares the files of a fictitious study with stored ones: cells without failures, with some, with failures only, with one
 * before the first step; a tie, sweeps over an optimizer and over a problem, claims, targets, tuned points. Stored files are
 * regenerated with {@code -Dlodo.seal=true}.
 */
class StudyReportTest {

    private static final Path SEALED = Path.of("src/test/resources/sealed/study");

    private static final String BODY = "report.html";

    private static final List<String> FILES = List.of(
            "report.md",
            "summary.csv",
            "tables/bowl-losses.csv",
            "tables/bowl-losses.json",
            "tables/bowl-losses.tex",
            "tables/bowl-details.csv",
            "tables/bowl-costs.csv",
            "tables/claims.tex",
            "tables/hill-by-slope.csv",
            "curves/bowl-grid-by-layers.csv");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "ar-EG", "tr-TR"})
    void filesAreUnchangedInEveryLocale(String language) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            ReportWriter.write(
                    Catalog.load(StudyReportTest.class.getClassLoader()),
                    results(),
                    EnumSet.allOf(TableFormat.class),
                    new StudyFolder(folder));
        } finally {
            Locale.setDefault(before);
        }
        Map<String, String> written = new LinkedHashMap<>();
        for (String file : FILES) {
            written.put(file, Files.readString(folder.resolve(file)));
        }
        String page = Files.readString(folder.resolve(BODY));
        written.put(BODY, page.substring(page.indexOf("<main"), page.indexOf("<script")));
        for (Map.Entry<String, String> file : written.entrySet()) {
            Path sealed = SEALED.resolve(file.getKey());
            if (Boolean.getBoolean("lodo.seal")) {
                Files.createDirectories(sealed.getParent());
                Files.writeString(sealed, file.getValue());
            }
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readString(sealed));
        }
    }

    private static StudyResults results() {
        Runs runs = new Runs();
        runs.add("bowl", "lodo", 2000, 1.5, 2);
        runs.add("bowl", "adam", 2000, 12345678, 12345679);
        runs.add("bowl", "twin", 2000, 1.75, 1.875);
        runs.add("bowl", "lodo[momentum=0,layers=4]", 2000, 1.25, "step 4: loss = NaN, must be finite");
        runs.add(
                "bowl",
                "doomed",
                2000,
                "step 1: IllegalStateException: 100 % wrong",
                "step 2: a coordinate of x is not finite");
        runs.add("bowl", "grid[layers=1]", 2000, 4, 5);
        runs.add("bowl", "grid[layers=2]", 2000, 3, 3.5);
        runs.add("valley", "adam", 10, 0.000123456, 0.000123456);
        runs.add(
                "valley",
                "unborn",
                10,
                "before step 1: IllegalStateException: no room",
                "before step 1: IllegalStateException: no room");
        runs.add("hill[slope=1]", "lodo", 20, 1, 1.5);
        runs.add("hill[slope=1]", "adam", 20, 2, 2.5);
        runs.add("hill[slope=30]", "lodo", 20, 3, 3.25);
        runs.add("hill[slope=30]", "adam", 20, 4, "step 7: boom");
        List<Sweep> sweeps = List.of(
                new Sweep(
                        "layers",
                        "grid",
                        "bowl",
                        List.of(new Sweep.Point("grid[layers=1]", 1), new Sweep.Point("grid[layers=2]", 2))),
                new Sweep(
                        "slope",
                        "hill",
                        null,
                        List.of(new Sweep.Point("hill[slope=1]", 1), new Sweep.Point("hill[slope=30]", 30))));
        List<Claim> claims = List.of(
                new Claim("It ends at 1.7", "nobody", "bowl", "lodo", null, 1.7, 0.1, null, null, null),
                new Claim("It ends at 1", "nobody", "bowl", "lodo", null, 1.0, 0.1, null, null, null),
                new Claim("It is better", "nobody", "bowl", "lodo", null, null, null, "adam", null, null),
                new Claim("It was run", "nobody", "bowl", "newton", null, 1.0, 0.1, null, null, null));
        Study study = new Study(
                "made-up",
                "Made up",
                "A note with *emphasis* and a [link](../index.html).",
                List.of(1L, 2L),
                runs.cells,
                Map.of("bowl", List.of(2.0, 1.0)),
                sweeps,
                claims,
                "lodo");
        return new StudyResults(study, "lodo run made-up", MadeUp.environment("0123456789abcdef0123"), runs.results);
    }

    /** Fictitious cells and results, with two seeds each. */
    private static final class Runs {
        private final List<Study.Cell> cells = new ArrayList<>();
        private final List<RunResult> results = new ArrayList<>();

        /** An outcome is a loss, or the cause of a failure followed by its step. */
        void add(String problem, String optimizer, long steps, Object first, Object second) {
            RunSpec spec = MadeUp.spec(problem, optimizer, 1, steps);
            cells.add(
                    new Study.Cell(spec.problem(), spec.optimizer(), steps, spec.metrics(), tuned(problem, optimizer)));
            results.add(result(spec, first));
            results.add(result(MadeUp.spec(problem, optimizer, 2, steps), second));
        }

        private static RunResult result(RunSpec spec, Object outcome) {
            if (outcome instanceof Number loss) {
                double error = spec.optimizer().label().startsWith("adam") ? Double.NaN : 0.25;
                return MadeUp.result(spec, loss.doubleValue(), error, spec.seed() == 1);
            }
            String failure = (String) outcome;
            String step = failure.startsWith("step ") ? failure.substring(5, failure.indexOf(':')) : "0";
            return MadeUp.failure(spec, Long.parseLong(step), failure);
        }
    }

    /** On the bowl LODO is tuned, and Adam's tuned point is edited by hand; the others are not tuned. */
    private static TunedPoint tuned(String problem, String optimizer) {
        if (!problem.equals("bowl")) {
            return null;
        }
        Map<String, Double> found = Map.of("learningRate", 0.1);
        SearchSummary search = new SearchSummary(
                new SearchSummary.Origin("bowl", "bowl", Map.of("dimension", 2), "tune bowl"),
                found,
                new SearchSummary.Budget(10L, 32L),
                new SearchSummary.Cost(320L, 5L, 12345L, 23456L, 0L, 1234.0),
                new SearchSummary.Outcome(1000L, 3.0, 1.75, 0.25));
        return switch (optimizer) {
            case "lodo" -> new TunedPoint(optimizer, Map.of("learningRate", 0.1), search);
            case "adam" -> new TunedPoint(optimizer, Map.of("learningRate", 0.2), search);
            default -> null;
        };
    }
}
