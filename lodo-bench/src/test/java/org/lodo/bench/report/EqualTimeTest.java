package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lodo.bench.document.MarkdownRenderer;
import org.lodo.bench.table.StudyMetrics;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * "fast" makes its 40 steps in 4 seconds, "slow" in 20, so that after 4 seconds it has made 8. The loss of a run is 100 less its step,
 * scaled by the optimizer, plus a little for its seed.
 */
class EqualTimeTest {

    private static final int STEPS = 40;

    @Test
    void theTimeIsThatOfTheFirstRunToEnd() {
        EqualTime equal = EqualTime.of(results(List.of()), "bowl").orElseThrow();

        assertThat(equal.seconds()).isEqualTo(4);
        assertThat(equal.steps()).containsExactly(Map.entry("fast", 40L), Map.entry("slow", 8L));
    }

    /** The last 10 % of forty draws are four, those of eight at least one. */
    @Test
    void allSeedsAreLookedAtAfterTheStepsOfTheClockedOne() {
        Map<String, double[][]> losses =
                EqualTime.of(results(List.of()), "bowl").orElseThrow().losses();

        assertThat(losses.get("fast")[0]).hasSize(3);
        assertThat(losses.get("fast")[0][2]).isCloseTo(100 - 38.5 + 0.3, within(1e-9));
        assertThat(losses.get("slow")[0][0]).isCloseTo(1.5 * (100 - 8) + 0.1, within(1e-9));
        assertThat(losses.get("slow")[0][2]).isCloseTo(1.5 * (100 - 8) + 0.3, within(1e-9));
    }

    @Test
    void metricsAreThoseLastMeasured() {
        Map<String, double[][]> values =
                EqualTime.of(results(List.of()), "bowl").orElseThrow().values("validation_loss");

        assertThat(values.get("fast")[0]).containsOnly(40);
        assertThat(values.get("slow")[0]).as("measured at every fifth step").containsOnly(5);
    }

    @Test
    void withoutTimesThereIsNothing() {
        StudyResults timed = results(List.of());
        List<RunResult> untimed =
                timed.results().stream().map(RunResult::disturbed).toList();

        assertThat(EqualTime.of(new StudyResults(timed.study(), "run", timed.environment(), untimed), "bowl"))
                .isEmpty();
        assertThat(EqualTime.of(timed, "hill")).isEmpty();
    }

    /** At the end, 151.5 − 60 of "slow" are far above 61.5; after 4 seconds its loss is 138 against 61.5. */
    @Test
    void claimsAreDecidedThere() {
        assertThat(outcome(claim("fast", null, "slow", null))).isEqualTo("reproduced");
        assertThat(outcome(claim("slow", null, "fast", null))).isEqualTo("not reproduced");
        assertThat(outcome(claim("slow", "fast", null, 1.0))).isEqualTo("not reproduced");
        assertThat(outcome(claim("slow", "fast", null, 1.3))).isEqualTo("reproduced");
        assertThat(outcome(claim("slow", "nobody", null, 1.3))).isEqualTo("not run");
    }

    /** Of the last four losses: 61.5 of "fast" and 1.5 times as much of "slow", apart from seeds. */
    @Test
    void claimsByMeansAreOnFinalLosses() {
        assertThat(outcome(byMeans("fast", null, "slow", null))).isEqualTo("reproduced");
        assertThat(outcome(byMeans("slow", "fast", null, 0.45))).isEqualTo("not reproduced");
        assertThat(outcome(byMeans("slow", "fast", null, 0.55))).isEqualTo("reproduced");
        assertThat(outcome(new Claim("it holds", "nobody", "bowl", "fast", null, null, null, "slow", null, null)))
                .as("by ranks of three seeds")
                .isEqualTo("undecided");
    }

    private static Claim byMeans(String optimizer, String noWorse, String better, Double within) {
        return new Claim(
                "it holds", "nobody", "bowl", optimizer, null, null, within, better, noWorse, null, null, true);
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
                .contains("The validation loss, as it was last measured by then");
        assertThat(render(results(List.of()))).as("nobody asked").isEmpty();
    }

    private static String render(StudyResults results) {
        return MarkdownRenderer.render(
                EqualTimeSection.of(context(results), spec("fast", 1).problem()));
    }

    private static StudyContext context(StudyResults results) {
        Catalog catalog = Catalog.load(EqualTimeTest.class.getClassLoader());
        return new StudyContext(
                results, StudyMetrics.of(catalog, results.study()), null, null, null, null, Map.of(), Map.of());
    }

    private static String outcome(Claim claim) {
        return ClaimSection.check(results(List.of(claim))).get(0).outcome();
    }

    private static Claim claim(String optimizer, String noWorse, String better, Double within) {
        return new Claim(
                "it holds", "nobody", "bowl", optimizer, null, null, within, better, noWorse, null, true, null);
    }

    private static StudyResults results(List<Claim> claims) {
        List<Study.Cell> cells = new ArrayList<>();
        List<RunResult> runs = new ArrayList<>();
        for (String optimizer : List.of("fast", "slow")) {
            RunSpec first = spec(optimizer, 1);
            cells.add(new Study.Cell(first.problem(), first.optimizer(), STEPS, List.of("validation_loss")));
            LongStream.rangeClosed(1, 3).forEach(seed -> runs.add(run(optimizer, seed)));
        }
        Study study =
                new Study("made-up", "Made up", null, List.of(1L, 2L, 3L), cells, Map.of(), List.of(), claims, "fast");
        return new StudyResults(study, "run made-up", MadeUp.environment("0123456789abcdef0123"), runs);
    }

    private static RunSpec spec(String optimizer, long seed) {
        return MadeUp.spec("bowl", optimizer, seed, STEPS);
    }

    private static RunResult run(String optimizer, long seed) {
        boolean isClocked = seed == 1;
        double secondsOfStep = optimizer.equals("fast") ? 0.1 : 0.5;
        double scale = optimizer.equals("fast") ? 1 : 1.5;
        StringBuilder csv = new StringBuilder("step,draws,gradients,seconds,loss,validation_loss\n");
        for (int step = 1; step <= STEPS; step++) {
            csv.append(step).append(',').append(step).append(',').append(step).append(',');
            csv.append(isClocked ? Math.round(1000 * secondsOfStep * step) / 1000.0 : "")
                    .append(',');
            csv.append(scale * (100 - step) + 0.1 * seed).append(',');
            csv.append(step % 5 == 0 ? step : "").append('\n');
        }
        RunLog log = RunLog.parse(csv.toString());
        double[] losses = log.column("loss");
        RunCost cost =
                new RunCost(STEPS, STEPS, 0, STEPS, 0, 0, 8L, secondsOfStep * STEPS / 2, secondsOfStep * STEPS / 2, 0);
        double last = Arrays.stream(losses, STEPS - 4, STEPS).average().orElseThrow();
        return new RunResult(spec(optimizer, seed), cost, last, "digest", null, isClocked, log, losses, null);
    }
}
