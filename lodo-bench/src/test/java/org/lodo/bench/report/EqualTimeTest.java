package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lodo.bench.report.TimedRuns.STEPS;
import static org.lodo.bench.report.TimedRuns.THREE;
import static org.lodo.bench.report.TimedRuns.byMeans;
import static org.lodo.bench.report.TimedRuns.claim;
import static org.lodo.bench.report.TimedRuns.failed;
import static org.lodo.bench.report.TimedRuns.isOf;
import static org.lodo.bench.report.TimedRuns.ofSearch;
import static org.lodo.bench.report.TimedRuns.results;
import static org.lodo.bench.report.TimedRuns.thinned;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.tune.TunedPoint;

/** Optimizers at equal time, of {@link TimedRuns}. */
class EqualTimeTest {

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

    /** The metric, measured at every fifth step, is the step. */
    @Test
    void metricsAreOnTheLineBetweenMeasurements() {
        Map<String, double[][]> values =
                EqualTime.of(results(List.of()), "bowl").orElseThrow().values("validation_loss");

        assertThat(values.get("fast")[0]).containsOnly(40);
        assertThat(values.get("slow")[0]).as("between 5 and 10").containsOnly(8);
    }

    /** Rows of "slow" are at steps 3, 6 and 9, after 1.5, 3 and 4.5 seconds. */
    @Test
    void stepsBetweenTwoRowsAreCounted() {
        UnaryOperator<RunResult> everyThirdRow = run -> isOf(run, "slow") ? thinned(run, 3) : run;

        assertThat(EqualTime.of(results(List.of(), THREE, everyThirdRow), "bowl")
                        .orElseThrow()
                        .steps())
                .containsOnly(Map.entry("fast", 40L), Map.entry("close", 40L), Map.entry("slow", 8L));
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

    /** It fails after two of 40 steps; how fast it is cannot be known. */
    @Test
    void anOptimizerWhoseTimedRunFailedRemainsARivalWithoutFigures() {
        StudyResults results = results(List.of(), THREE, run -> isOf(run, "slow", 1) ? failed(run, 2) : run);
        EqualTime equal = EqualTime.of(results, "bowl").orElseThrow();

        assertThat(equal.seconds()).isEqualTo(4);
        assertThat(equal.steps()).containsOnlyKeys("fast", "close");
        assertThat(equal.unknown()).containsExactly(Map.entry("slow", "failed"));
        assertThat(equal.losses().get("slow")[0]).hasSize(3).containsOnly(Double.NaN);
        assertThat(equal.values("validation_loss").get("slow")[0]).containsOnly(Double.NaN);
        assertThat(equal.failures()).containsExactly(entry("fast", 0), entry("close", 0), entry("slow", 1));
    }

    @Test
    void anOptimizerWithoutTimesRemainsARivalToo() {
        StudyResults results = results(List.of(), THREE, run -> isOf(run, "slow") ? run.disturbed() : run);
        EqualTime equal = EqualTime.of(results, "bowl").orElseThrow();

        assertThat(equal.unknown()).containsExactly(Map.entry("slow", "no time"));
        assertThat(equal.losses().get("slow")[0]).containsOnly(Double.NaN);
        assertThat(equal.failures()).containsValues(0L);
        assertThat(checked(claim("fast", null, "slow", null), THREE, run -> isOf(run, "slow") ? run.disturbed() : run))
                .satisfies(claim -> {
                    assertThat(claim.outcome()).isEqualTo("undecided");
                    assertThat(claim.measured()).isEqualTo("slow: no time");
                });
    }

    /** A timed run that fails half a second later tells how fast it is. */
    @Test
    void whatFailsLaterHadNotFailedYet() {
        UnaryOperator<RunResult> lateFailure = run -> isOf(run, "slow", 1) ? failed(run, 9) : run;
        EqualTime equal =
                EqualTime.of(results(List.of(), THREE, lateFailure), "bowl").orElseThrow();

        assertThat(equal.steps()).containsEntry("slow", 8L);
        assertThat(equal.unknown()).isEmpty();
        assertThat(equal.failures()).containsEntry("slow", 0L);
        assertThat(equal.losses().get("slow")[0][0]).isCloseTo(1.5 * (100 - 8) + 0.1, within(1e-9));
        assertThat(equal.values("validation_loss").get("slow")[0])
                .as("no measurement follows that of step 5")
                .containsExactly(5, 8, 8);
    }

    @Test
    void otherSeedsFailByTheSteps() {
        EqualTime equal = EqualTime.of(
                        results(
                                List.of(),
                                THREE,
                                run -> isOf(run, "slow", 2)
                                        ? failed(run, 8)
                                        : isOf(run, "slow", 3) ? failed(run, 10) : run),
                        "bowl")
                .orElseThrow();

        double[] losses = equal.losses().get("slow")[0];
        assertThat(losses[1]).isNaN();
        assertThat(losses[2]).isCloseTo(1.5 * (100 - 8) + 0.3, within(1e-9));
        assertThat(equal.failures()).containsEntry("slow", 1L);
        assertThat(equal.values("validation_loss").get("slow")[0])
                .as("what is logged of the step that failed, the tenth, is no measurement")
                .containsExactly(8, Double.NaN, 5);
    }

    @Test
    void aRunThatIsStillInItsFirstRowHasNoLoss() {
        List<String> optimizers = List.of("fast", "close", "late");
        EqualTime equal =
                EqualTime.of(results(List.of(), optimizers, run -> run), "bowl").orElseThrow();

        assertThat(equal.steps()).containsEntry("late", 0L);
        assertThat(equal.losses().get("late")[0]).containsOnly(Double.NaN);
        assertThat(equal.failures()).containsEntry("late", 0L);
        assertThat(checked(claim("fast", null, "late", null), optimizers, run -> run)
                        .outcome())
                .isEqualTo("undecided");
    }

    /** The first search of "slow" has seed 1 timed; each search is looked at after the same steps. */
    @Test
    void searchesAreKeptApart() {
        StudyResults one = results(List.of());
        Study.Cell cell = one.study().cells().get(1);
        Study.SearchedPoint point =
                new Study.SearchedPoint(cell.optimizer(), new TunedPoint("slow", Map.of("learningRate", 0.1), null));
        Study.Cell searched = new Study.Cell(
                cell.problem(), cell.optimizer(), STEPS, cell.metrics(), null, null, List.of(point, point), null);
        List<RunResult> runs = new ArrayList<>(one.of(one.study().cells().get(0)));
        for (int search = 1; search <= 2; search++) {
            for (RunResult run : one.of(cell)) {
                RunResult own = search == 1
                        ? run
                        : failed(run.disturbed(), (int) (6 + run.spec().seed()));
                runs.add(ofSearch(own, search));
            }
        }
        Study study = new Study(
                "made-up",
                "Made up",
                null,
                List.of(1L, 2L, 3L),
                List.of(one.study().cells().get(0), searched),
                Map.of(),
                List.of(),
                List.of(),
                "fast");

        EqualTime equal = EqualTime.of(new StudyResults(study, "run", one.environment(), runs), "bowl")
                .orElseThrow();

        double[][] losses = equal.losses().get("slow");
        assertThat(losses).hasDimensions(2, 3);
        assertThat(losses[0]).doesNotContain(Double.NaN);
        assertThat(losses[1]).startsWith(Double.NaN, Double.NaN);
        assertThat(losses[1][2]).isCloseTo(1.5 * (100 - 8) + 0.3, within(1e-9));
        assertThat(equal.failures()).containsEntry("slow", 2L);
    }

    /** Differences of 0.5, 1 and 1.5 have p = 0.037 by themselves, and twice that with a second rival. */
    @Test
    void optimizersThatFailedCountInTheCorrection() {
        Claim claim = claim("fast", null, "close", null);

        assertThat(checked(claim, List.of("fast", "close"), run -> run)).satisfies(alone -> {
            assertThat(alone.outcome()).isEqualTo("reproduced");
            assertThat(alone.measured()).contains("Student's p 0.037");
        });
        assertThat(checked(claim, THREE, run -> isOf(run, "slow", 1) ? failed(run, 2) : run))
                .satisfies(corrected -> {
                    assertThat(corrected.outcome()).isEqualTo("undecided");
                    assertThat(corrected.measured()).contains("Student's p 0.074");
                });
    }

    @Test
    void claimsOnOptimizersThatFailedHaveAnOutcomeOfTheirOwn() {
        UnaryOperator<RunResult> oneFails = run -> isOf(run, "slow", 1) ? failed(run, 2) : run;

        for (Claim claim : List.of(
                claim("fast", null, "slow", null),
                claim("slow", "fast", null, 9.0),
                byMeans("fast", null, "slow", null),
                byMeans("slow", "fast", null, 9.0))) {
            assertThat(checked(claim, THREE, oneFails)).satisfies(checked -> {
                assertThat(checked.outcome()).isEqualTo("failed");
                assertThat(checked.measured()).isEqualTo("slow failed in 1 of 3 runs");
            });
        }
    }

    private static String outcome(Claim claim) {
        return checked(claim, List.of("fast", "slow"), run -> run).outcome();
    }

    private static ClaimSection.Checked checked(Claim claim, List<String> optimizers, UnaryOperator<RunResult> change) {
        return ClaimSection.check(results(List.of(claim), optimizers, change)).get(0);
    }

    private static Map.Entry<String, Long> entry(String label, long count) {
        return Map.entry(label, count);
    }
}
