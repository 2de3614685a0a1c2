package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.bench.run.Choice;
import org.lodo.bench.run.MadeUp;
import org.lodo.bench.run.RunResult;
import org.lodo.bench.run.RunSpec;
import org.lodo.bench.study.Study;
import org.lodo.bench.table.SummaryTable;

class MarkdownReportTest {

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "ar-EG", "tr-TR"})
    void theReportIsAsSealedInEveryLocale(String language) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            assertThat(report()).isEqualTo(sealed());
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Two problems; runs that end well, some that fail, all that fail, one that does not even begin. */
    private static String report() {
        List<RunSpec> firstSeeds = List.of(
                MadeUp.spec("bowl", "adam", 1, 2000),
                MadeUp.spec("bowl", "lodo[momentum=0,layers=4]", 1, 2000),
                MadeUp.spec("bowl", "doomed", 1, 2000),
                MadeUp.spec("valley", "adam", 1, 10),
                MadeUp.spec("valley", "unborn", 1, 10));
        List<RunResult> results = new ArrayList<>();
        results.add(MadeUp.result(firstSeeds.get(0), 12345678, Double.NaN, true));
        results.add(MadeUp.result(second(firstSeeds.get(0)), 12345679, Double.NaN, false));
        results.add(MadeUp.result(firstSeeds.get(1), 1.25, 0.75, true));
        results.add(MadeUp.failure(second(firstSeeds.get(1)), 4, "step 4: loss = NaN, must be finite"));
        results.add(MadeUp.failure(firstSeeds.get(2), 1, "step 1: IllegalStateException: 100 % wrong"));
        results.add(MadeUp.failure(second(firstSeeds.get(2)), 2, "step 2: a coordinate of x is not finite"));
        results.add(MadeUp.result(firstSeeds.get(3), 0.000123456, Double.NaN, true));
        results.add(MadeUp.result(second(firstSeeds.get(3)), 0.000123456, Double.NaN, false));
        results.add(MadeUp.failure(firstSeeds.get(4), 0, "before step 1: IllegalStateException: no room"));
        results.add(MadeUp.failure(second(firstSeeds.get(4)), 0, "before step 1: IllegalStateException: no room"));
        List<Study.Cell> cells = firstSeeds.stream()
                .map(spec -> new Study.Cell(spec.problem(), spec.optimizer(), spec.steps(), spec.metrics()))
                .toList();
        Study study = new Study("made-up", "Made up", null, List.of(1L, 2L), cells);
        StudyResults studyResults =
                new StudyResults(study, "lodo run made-up", MadeUp.environment("0123456789abcdef0123"), results);
        Map<Choice, List<StudyPlots.Drawn>> plots = study.problems().stream()
                .collect(Collectors.toMap(
                        problem -> problem,
                        problem -> List.of(new StudyPlots.Drawn(
                                "plots/" + problem.label() + "-loss-by-step.svg", "Loss by step"))));
        return new MarkdownReport(studyResults, SummaryTable.of(study, results)).write(plots);
    }

    private static RunSpec second(RunSpec spec) {
        return MadeUp.spec(spec.problem().label(), spec.optimizer().label(), 2, spec.steps());
    }

    private static String sealed() throws IOException {
        try (var in = MarkdownReportTest.class.getResourceAsStream("/sealed/report.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
