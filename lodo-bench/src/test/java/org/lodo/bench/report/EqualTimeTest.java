package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lodo.bench.document.MarkdownRenderer;
import org.lodo.bench.table.StudyMetrics;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.tune.TunedPoint;

/**
 * "fast" makes its 40 steps in 4 seconds, "slow" in 20, so that after 4 seconds it has made 8. The loss of a run is 100 less
 * its step, scaled by the optimizer, plus a little for its seed. "close" is as fast as "fast" and a little worse, "late" has
 * not made a step when they end.
 */
class EqualTimeTest {

    private static final int STEPS = 40;

    private static final Map<String, Double> SECONDS_OF_STEP =
            Map.of("fast", 0.1, "close", 0.1, "slow", 0.5, "late", 5.0);

    private static final List<String> THREE = List.of("fast", "close", "slow");

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
                .contains(
                        "The validation loss then, on the line between the last measurement before and the first one after");
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
        return checked(claim, List.of("fast", "slow"), run -> run).outcome();
    }

    private static ClaimSection.Checked checked(Claim claim, List<String> optimizers, UnaryOperator<RunResult> change) {
        return ClaimSection.check(results(List.of(claim), optimizers, change)).get(0);
    }

    private static Map.Entry<String, Long> entry(String label, long count) {
        return Map.entry(label, count);
    }

    private static boolean isOf(RunResult run, String optimizer) {
        return run.spec().optimizer().label().equals(optimizer);
    }

    private static boolean isOf(RunResult run, String optimizer, long seed) {
        return isOf(run, optimizer) && run.spec().seed() == seed;
    }

    /** The same run if it had failed after some steps, of which the last is in its curve. */
    private static RunResult failed(RunResult run, int steps) {
        String csv = run.log().toCsv().lines().limit(1 + (long) steps).collect(Collectors.joining("\n"));
        RunCost cost = new RunCost(steps, steps, 0, steps, 0, 0, 8L, 1, 1, 0);
        return new RunResult(
                run.spec(),
                cost,
                Double.NaN,
                "digest",
                "step " + (steps + 1) + ": not finite",
                run.exclusive(),
                RunLog.parse(csv),
                null,
                null);
    }

    /** With a row for every so many steps. */
    private static RunResult thinned(RunResult run, int every) {
        List<String> rows = run.log().toCsv().lines().toList();
        StringBuilder csv = new StringBuilder(rows.get(0)).append('\n');
        for (int row = every; row < rows.size(); row += every) {
            csv.append(rows.get(row)).append('\n');
        }
        return new RunResult(
                run.spec(),
                run.cost(),
                run.finalLoss(),
                "digest",
                null,
                run.exclusive(),
                RunLog.parse(csv.toString()),
                null,
                null);
    }

    private static RunResult ofSearch(RunResult run, int search) {
        RunSpec spec = run.spec();
        RunSpec own = new RunSpec(spec.problem(), spec.optimizer(), spec.seed(), spec.steps(), spec.metrics(), search);
        return new RunResult(
                own, run.cost(), run.finalLoss(), "digest", run.failure(), run.exclusive(), run.log(), null, null);
    }

    private static Study.Cell scheduled(Study.Cell cell) {
        String name = cell.optimizer().name();
        return new Study.Cell(
                cell.problem(), new CatalogSelection(name, name, Map.of("schedule", "cosine")), STEPS, cell.metrics());
    }

    private static Claim claim(String optimizer, String noWorse, String better, Double within) {
        return new Claim(
                "it holds", "nobody", "bowl", optimizer, null, null, within, better, noWorse, null, true, null);
    }

    private static StudyResults results(List<Claim> claims) {
        return results(claims, List.of("fast", "slow"), run -> run);
    }

    private static StudyResults results(List<Claim> claims, List<String> optimizers, UnaryOperator<RunResult> change) {
        List<Study.Cell> cells = new ArrayList<>();
        List<RunResult> runs = new ArrayList<>();
        for (String optimizer : optimizers) {
            RunSpec first = spec(optimizer, 1);
            cells.add(new Study.Cell(first.problem(), first.optimizer(), STEPS, List.of("validation_loss")));
            LongStream.rangeClosed(1, 3).forEach(seed -> runs.add(change.apply(run(optimizer, seed))));
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
        double secondsOfStep = SECONDS_OF_STEP.get(optimizer);
        double scale = secondsOfStep == 0.1 ? 1 : 1.5;
        double ofSeed = optimizer.equals("close") ? 0.6 : 0.1;
        StringBuilder csv = new StringBuilder("step,draws,gradients,seconds,loss,validation_loss\n");
        for (int step = 1; step <= STEPS; step++) {
            csv.append(step).append(',').append(step).append(',').append(step).append(',');
            csv.append(isClocked ? Math.round(1000 * secondsOfStep * step) / 1000.0 : "")
                    .append(',');
            csv.append(scale * (100 - step) + ofSeed * seed).append(',');
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
