package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lodo.bench.report.TimedRuns.THREE;
import static org.lodo.bench.report.TimedRuns.claim;
import static org.lodo.bench.report.TimedRuns.failed;
import static org.lodo.bench.report.TimedRuns.isOf;
import static org.lodo.bench.report.TimedRuns.results;
import static org.lodo.bench.report.TimedRuns.scheduled;
import static org.lodo.bench.report.TimedRuns.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lodo.bench.document.MarkdownRenderer;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.StudyMetrics;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/** Sentences and tables by means and at equal time, of {@link TimedRuns}. */
class MeanSectionsTest {

    @Test
    void theAnswerIsByMeansAndAtEqualTime() {
        StudyContext context = context(results(List.of(claim("fast", null, "slow", null)), THREE, run -> run));
        assertThat(MeanAnswer.of(context, spec("fast", 1).problem(), "close"))
                .isEqualTo(
                        " By Student's test of means, its loss is lower than that of slow and indistinguishable from that of fast."
                                + " At equal time, after " + Numbers.seconds(4)
                                + ", by the same test it is lower than that of slow and indistinguishable from that of fast.");
        assertThat(MeanAnswer.of(context, spec("fast", 1).problem(), "slow"))
                .isEqualTo(" By Student's test of means, its loss is higher than that of any other."
                        + " At equal time, after " + Numbers.seconds(4)
                        + ", by the same test it is higher than that of any other.");
        assertThat(MeanAnswer.of(context(results(List.of())), spec("fast", 1).problem(), "fast"))
                .as("no claim is about equal time")
                .isEqualTo(" By Student's test of means, its loss is lower than that of slow.");
        assertThat(MeanAnswer.of(context, spec("fast", 1).problem(), "nobody")).isEmpty();
    }

    /** Of three seeds an interval may exclude zero while Holm's correction over many rivals decides nothing. */
    @Test
    void whatOnlyTheCorrectionLeavesOpenIsSaid() {
        assertThat(answerOfFast(loss -> loss))
                .as("the interval of slow excludes zero, that of close does not")
                .isEqualTo(
                        " By Student's test of means, its loss is lower by its 95 % interval, but not after Holm's correction, than that of slow"
                                + " and indistinguishable from that of close and late.");
        assertThat(answerOfFast(loss -> 20 - loss))
                .isEqualTo(
                        " By Student's test of means, its loss is higher by its 95 % interval, but not after Holm's correction, than that of slow"
                                + " and indistinguishable from that of close and late.");
    }

    private static String answerOfFast(DoubleUnaryOperator change) {
        Map<String, List<Double>> losses = Map.of(
                "fast", List.of(10.0, 10.0, 10.0),
                "close", List.of(10.5, 11.0, 11.5),
                "slow", List.of(13.2, 15.0, 16.8),
                "late", List.of(9.0, 10.5, 11.0));
        UnaryOperator<RunResult> given = run -> endingAt(
                run,
                change.applyAsDouble(losses.get(run.spec().optimizer().label())
                        .get((int) run.spec().seed() - 1)));
        StudyContext context = context(results(List.of(), List.of("fast", "close", "slow", "late"), given));
        return MeanAnswer.of(context, spec("fast", 1).problem(), "fast");
    }

    private static RunResult endingAt(RunResult run, double loss) {
        return new RunResult(run.spec(), run.cost(), loss, "digest", null, run.exclusive(), run.log(), null, null);
    }

    @Test
    void tablesHaveARowAndTheNumberOfFailures() {
        UnaryOperator<RunResult> oneFails = run -> isOf(run, "slow", 1) ? failed(run, 2) : run;
        String text = render(results(List.of(claim("fast", null, "close", null)), THREE, oneFails));

        assertThat(text)
                .contains("| failed |")
                .containsPattern("\\| slow \\| +failed \\|.* 1 of 3 \\|.*\\| failed \\|");
        assertThat(render(results(List.of(claim("fast", null, "slow", null)))))
                .as("nothing failed")
                .doesNotContain("| failed |");
    }

    @Test
    void schedulesThatHadNotEndedAreNamed() {
        UnaryOperator<RunResult> same = run -> run;
        List<Claim> claims = List.of(claim("fast", null, "slow", null));
        StudyResults plain = results(claims, List.of("fast", "slow"), same);
        List<Study.Cell> cells = new ArrayList<>(plain.study().cells());
        cells.set(1, scheduled(cells.get(1)));
        Study study =
                new Study("made-up", "Made up", null, List.of(1L, 2L, 3L), cells, Map.of(), List.of(), claims, "fast");

        assertThat(render(new StudyResults(study, "run", plain.environment(), plain.results())))
                .contains(
                        "had not yet come down as far as it would, which usually raises the loss here; so with slow.");
        assertThat(render(plain)).doesNotContain("schedule");

        List<Study.Cell> firstToEnd = new ArrayList<>(plain.study().cells());
        firstToEnd.set(0, scheduled(firstToEnd.get(0)));
        Study ended = new Study(
                "made-up", "Made up", null, List.of(1L, 2L, 3L), firstToEnd, Map.of(), List.of(), claims, "fast");
        assertThat(render(new StudyResults(ended, "run", plain.environment(), plain.results())))
                .as("the schedule of the run that ends first has ended")
                .doesNotContain("schedule");
    }

    /** Its curve ends with a measurement, of the step that failed, which is not one of the optimizer. */
    @Test
    void failedRunsHaveNoMetricsByMeans() {
        UnaryOperator<RunResult> oneFails = run -> isOf(run, "slow", 2) ? failed(run, 20) : run;
        String text = MarkdownRenderer.render(MeansSection.of(
                context(results(List.of(), THREE, oneFails)), spec("fast", 1).problem()));

        String validation = text.substring(text.indexOf("| optimizer | validation loss |"));
        assertThat(validation)
                .containsPattern("\\| slow \\| +40[^|]*\\| +1 of 3 \\|.*\\| failed \\|")
                .doesNotContain("33.33");
        assertThat(text.substring(0, text.indexOf("validation loss")))
                .containsPattern("\\| slow \\| [^|]*\\| +1 of 3 \\|.*\\| failed \\|")
                .containsPattern("\\| close \\| [^|]*\\| 0\\P{Alnum}*\\|");
    }

    @Test
    void anOptimizerWhoseRunsAllFailedHasARowByMeans() {
        UnaryOperator<RunResult> allFail = run -> isOf(run, "slow") ? failed(run, 20) : run;
        StudyResults results = results(List.of(), THREE, allFail);
        String text = MarkdownRenderer.render(
                MeansSection.of(context(results), spec("fast", 1).problem()));

        assertThat(text.substring(text.indexOf("| optimizer | validation loss |")))
                .containsPattern("\\| slow \\| — \\| 3 of 3 \\|");
        assertThat(StudyContext.hasValues(results.of(results.study().cells().get(2)), validationLoss(results)))
                .isFalse();
        assertThat(StudyContext.hasValues(results.of(results.study().cells().get(0)), validationLoss(results)))
                .isTrue();
    }

    private static Metric validationLoss(StudyResults results) {
        return context(results).metrics().all().stream()
                .filter(metric -> metric.name().equals("validation_loss"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withTooFewSeedsForRanksThereAreVerdictsByMeansToo() {
        String text = MarkdownRenderer.render(
                MeansSection.of(context(results(List.of())), spec("fast", 1).problem()));

        assertThat(text)
                .contains("Against fast, by means", "| slow | 92.45 ± 0.10 | 30.75 |", "| worse |")
                .contains("| optimizer | validation loss |");
    }

    @Test
    void theSectionHasVerdictsOnLossAndHeldOutLoss() {
        StudyResults results = results(List.of(claim("fast", null, "slow", null)));
        String text = render(results);

        assertThat(text)
                .contains("Loss at equal time")
                .contains(", when the first of the runs")
                .contains("| fast | 40 | 61.7")
                .contains("| slow | 8 | 138.2")
                .contains("| worse |")
                .contains(
                        "The validation loss then, on the line between the last measurement before and the first one after");
        assertThat(render(results(List.of()))).as("nobody asked").isEmpty();
    }

    private static String render(StudyResults results) {
        return MarkdownRenderer.render(
                EqualTimeSection.of(context(results), spec("fast", 1).problem()));
    }

    private static StudyContext context(StudyResults results) {
        Catalog catalog = Catalog.load(MeanSectionsTest.class.getClassLoader());
        return new StudyContext(
                results, StudyMetrics.of(catalog, results.study()), null, null, null, null, Map.of(), Map.of());
    }
}
