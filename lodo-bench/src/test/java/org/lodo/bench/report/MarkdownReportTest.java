package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.bench.table.SummaryTable;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Study;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TunedPoint;

class MarkdownReportTest {

    private static final Path SEALED = Path.of("src/test/resources/sealed/report.md");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "ar-EG", "tr-TR"})
    void theReportIsAsSealedInEveryLocale(String language) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            String report = report();
            if (Boolean.getBoolean("lodo.seal")) {
                Files.writeString(SEALED, report);
            }
            assertThat(report).isEqualTo(Files.readString(SEALED));
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Two problems; runs that end well, some that fail, all that fail, one that does not even begin. */
    private String report() throws IOException {
        List<RunSpec> firstSeeds = List.of(
                MadeUp.spec("bowl", "adam", 1, 2000),
                MadeUp.spec("bowl", "lodo[momentum=0,layers=4]", 1, 2000),
                MadeUp.spec("bowl", "doomed", 1, 2000),
                MadeUp.spec("bowl", "lodo", 1, 2000),
                MadeUp.spec("valley", "adam", 1, 10),
                MadeUp.spec("valley", "unborn", 1, 10));
        List<RunResult> results = new ArrayList<>();
        results.add(MadeUp.result(firstSeeds.get(0), 12345678, Double.NaN, true));
        results.add(MadeUp.result(second(firstSeeds.get(0)), 12345679, Double.NaN, false));
        results.add(MadeUp.result(firstSeeds.get(1), 1.25, 0.75, true));
        results.add(MadeUp.failure(second(firstSeeds.get(1)), 4, "step 4: loss = NaN, must be finite"));
        results.add(MadeUp.failure(firstSeeds.get(2), 1, "step 1: IllegalStateException: 100 % wrong"));
        results.add(MadeUp.failure(second(firstSeeds.get(2)), 2, "step 2: a coordinate of x is not finite"));
        results.add(MadeUp.result(firstSeeds.get(3), 1.5, 0.25, true));
        results.add(MadeUp.result(second(firstSeeds.get(3)), 2, 0.25, false));
        results.add(MadeUp.result(firstSeeds.get(4), 0.000123456, Double.NaN, true));
        results.add(MadeUp.result(second(firstSeeds.get(4)), 0.000123456, Double.NaN, false));
        results.add(MadeUp.failure(firstSeeds.get(5), 0, "before step 1: IllegalStateException: no room"));
        results.add(MadeUp.failure(second(firstSeeds.get(5)), 0, "before step 1: IllegalStateException: no room"));
        List<Study.Cell> cells = firstSeeds.stream()
                .map(spec -> new Study.Cell(
                        spec.problem(),
                        spec.optimizer(),
                        spec.steps(),
                        spec.metrics(),
                        tuned(spec.optimizer().label())))
                .toList();
        Study study = new Study(
                "made-up",
                "Made up",
                null,
                List.of(1L, 2L),
                cells,
                Map.of("bowl", List.of(2.0, 1.0)),
                List.of(),
                List.of(),
                "lodo");
        StudyResults studyResults =
                new StudyResults(study, "lodo run made-up", MadeUp.environment("0123456789abcdef0123"), results);
        Map<CatalogSelection, List<Figure>> plots = study.problems().stream()
                .collect(Collectors.toMap(
                        problem -> problem,
                        problem -> List.of(Figure.picture(
                                "loss-by-step", "Loss by step", "plots/" + problem.label() + "-loss-by-step.svg"))));
        return new MarkdownReport(studyResults, SummaryTable.of(study, results))
                .write(plots, new Figures(folder), Map.of(), folder)
                .toString();
    }

    /** LODO was tuned, and Adam's tuned point was changed by hand; others come from elsewhere. */
    private static TunedPoint tuned(String optimizer) {
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

    private static RunSpec second(RunSpec spec) {
        return MadeUp.spec(spec.problem().label(), spec.optimizer().label(), 2, spec.steps());
    }
}
