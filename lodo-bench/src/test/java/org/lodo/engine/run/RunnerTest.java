package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.plugin.OddPlugins;
import org.lodo.parallel.Workers;

class RunnerTest {

    private static final Catalog CATALOG = OddPlugins.catalog();

    @Test
    void costCountsEveryEvaluationOfTheProblem() {
        RunCost cost = run("rosenbrock", "greedy", 7).cost();

        assertThat(cost.steps()).isEqualTo(7);
        assertThat(cost.draws()).isEqualTo(2 * 7);
        assertThat(cost.values()).isEqualTo(7);
        assertThat(cost.gradients()).isEqualTo(2 * 7);
        assertThat(cost.hessianProducts()).isEqualTo((3 + 2) * 7);
        assertThat(cost.metaGradients()).isZero();
        assertThat(cost.stateBytes()).as("greedy is not Stateful").isNull();
        assertThat(cost.optimizerSeconds()).isPositive();
        assertThat(cost.problemSeconds()).isPositive();
        assertThat(cost.seconds()).isEqualTo(cost.optimizerSeconds() + cost.problemSeconds());
    }

    @Test
    void costOfLodoIncludesMetaGradientsAndState() {
        RunCost cost = run("rosenbrock", "lodo-diagonal", 7).cost();

        assertThat(cost.metaGradients()).isEqualTo(7);
        assertThat(cost.gradients()).isEqualTo(7);
        assertThat(cost.stateBytes()).isPositive();
    }

    @Test
    void curveHasTheFirstEvaluationOfEveryDraw() {
        RunLog log = run("rosenbrock", "greedy", 3).log();

        // The point never moves, and the function has no noise.
        assertThat(log.column("loss")).containsExactly(startLoss(), startLoss(), startLoss());
        assertThat(log.column("step")).containsExactly(1, 2, 3);
        assertThat(log.column("draws")).containsExactly(2, 4, 6);
        assertThat(log.column("gradients")).containsExactly(2, 4, 6);
        assertThat(log.column("x1")).containsExactly(-0.5, -0.5, -0.5);
        assertThat(log.column("x2")).containsExactly(2, 2, 2);
        assertThat(log.column("seconds")).isSorted();
    }

    @Test
    void metricsAreExcludedFromRunTimeAndCost() {
        RunResult with = run("noisy-quadratic", "lodo-diagonal", 5, List.of("hessian_error"));
        RunResult without = run("noisy-quadratic", "lodo-diagonal", 5, List.of());

        assertThat(with.last("hessian_error")).isBetween(0.5, 1.5);
        assertThat(without.last("hessian_error")).isNaN();
        assertThat(with.cost().hessianProducts()).isZero();
        assertThat(with.digest()).isEqualTo(without.digest());
        assertThat(run("rosenbrock", "adam", 5, List.of("hessian_error")).last("hessian_error"))
                .as("adam has no preconditioner")
                .isNaN();
    }

    @Test
    void newtonStepsHaveCosineOne() {
        double[] newton = run("noisy-quadratic", "newton", 30, List.of("newton_cosine"))
                .log()
                .column("newton_cosine");
        assertThat(newton).hasSize(30).usingComparatorWithPrecision(1e-9).containsOnly(1);

        // At the start of Rosenbrock's function, gradient and Newton step are not parallel.
        double gradient =
                run("rosenbrock", "momentum", 1, List.of("newton_cosine")).last("newton_cosine");
        assertThat(gradient).isBetween(-0.99, 0.99);
    }

    /** G = α₀ I at the start, so the eigenvalues of GH are those of H, from 0.001 to 1, times α₀ = 1. */
    @Test
    void spectrumStartsAtTheEigenvaluesOfTheHessianAndSkipsRows() {
        RunLog log = run("noisy-quadratic", "lodo", 20, List.of("spectrum")).log();

        assertThat(log.columns()).contains("spectrum_0", "spectrum_50", "spectrum_100");
        assertThat(log.column("spectrum_0")[0]).isCloseTo(0.001, within(1e-12));
        assertThat(log.column("spectrum_100")[0]).isCloseTo(1, within(1e-12));
        assertThat(log.column("spectrum_50")[1]).isNaN();
        assertThat(log.column("spectrum_50")[19]).isPositive();
    }

    @Test
    void drawsDependOnlyOnTheSeed() {
        // The first loss is that of the initial point on the first draw.
        double[] adam = firstLosses("adam", 1);
        double[] lodo = firstLosses("lodo", 1);
        double[] other = firstLosses("adam", 2);

        assertThat(adam[0]).isEqualTo(lodo[0]).isNotEqualTo(other[0]);
        // Optimizers that do not move evaluate the initial point on every draw.
        assertThat(firstLosses("momentum", 3, Map.of("learningRate", 1e-300, "momentum", 0.0)))
                .isEqualTo(firstLosses("rmsprop", 3, Map.of("learningRate", 1e-300)));
    }

    @Test
    void runIsAPureFunctionOfItsSpecification() {
        RunResult first = run("noisy-quadratic", "lodo", 50);
        RunResult second = run("noisy-quadratic", "lodo", 50);

        assertThat(first.digest()).isEqualTo(second.digest());
        assertThat(first.finalLoss()).isEqualTo(second.finalLoss());
        assertThat(first.log().column("loss")).isEqualTo(second.log().column("loss"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 1", "10, 1", "19, 1", "20, 2", "39, 3"})
    void finalLossIsTheMeanOfTheLastTenthOfFreshEvaluations(int steps, int counted) {
        RunResult result = run("noisy-quadratic", "adam", steps);

        double[] losses = result.log().column("loss");
        assertThat(losses).hasSize(steps);
        double mean = Arrays.stream(losses, steps - counted, steps).average().orElseThrow();
        assertThat(result.finalLoss()).isCloseTo(mean, within(1e-12 * mean));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    parabola   | thrower    | 2 | step 2: IllegalStateException: enough
                    parabola   | broken     | 1 | step 1: AssertionError: broken
                    parabola   | unmakeable | 0 | before step 1: IllegalStateException: no room
                    parabola   | runaway    | 1 | step 1: a coordinate of x is not finite
                    nan-at-3   | descent    | 3 | step 3: loss = NaN, must be finite
                    steep-at-3 | adam       | 3 | step 3: gradient[1] = -Infinity: must be finite
                    steep-at-3 | lodo       | 3 | step 3: gradient[1] = -Infinity: must be finite
                    steep-at-3 | lbfgs      | 3 | step 3: gradient[1] = -Infinity: must be finite
                    misfit     | adam       | 1 | step 1: IllegalArgumentException: x has 3 entries: must have 2, the dimension
                    startless  | descent    | 0 | before step 1: UnsupportedOperationException: nowhere
                    """)
    void faultsAreRecordedWithStepAndCause(String problem, String optimizer, int steps, String failure) {
        RunResult result = run(problem, optimizer, 9);

        assertThat(result.failed()).isTrue();
        assertThat(result.failure()).isEqualTo(failure);
        assertThat(result.cost().steps()).isEqualTo(steps);
        assertThat(result.finalLoss()).isNaN();
        assertThat(result.log().size()).isEqualTo(steps);
    }

    @Test
    void nonFiniteLossFailsTheStepEvenIfALaterOneIsFinite() {
        // Draws 3 and 4 belong to the second step; the third is not a number.
        RunResult result = run("nan-at-3", "twice-a-step", 9);

        assertThat(result.failure()).isEqualTo("step 2: loss = NaN, must be finite");
    }

    @Test
    void optimizersThatEvaluateNothingFail() {
        RunResult result = run("parabola", "idle", 3);

        assertThat(result.failure()).isEqualTo("step 3: no loss was evaluated, must evaluate at least one draw");
        assertThat(result.finalLoss()).isNaN();
        assertThat(result.cost().draws()).isZero();
    }

    @Test
    void listenerReceivesEveryStepAndCanStopTheRun() {
        List<Long> told = new ArrayList<>();
        RunResult all = new Runner(CATALOG)
                .run(spec("rosenbrock", "adam", 1, 2000, Map.of()), Workers.serial(), true, n -> {
                    told.add(n);
                    return true;
                });
        RunResult cut = new Runner(CATALOG)
                .run(spec("rosenbrock", "adam", 1, 2000, Map.of()), Workers.serial(), true, n -> false);

        assertThat(told.stream().mapToLong(Long::longValue).sum()).isEqualTo(2000);
        assertThat(all.cost().steps()).isEqualTo(2000);
        assertThat(cut.cost().steps()).isEqualTo(1);
        assertThat(all.exclusive()).isTrue();
    }

    @Test
    void rejectsUnknownNames() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> run("rosenbrock", "adm", 1))
                .withMessage("unknown optimizer 'adm': did you mean 'adam'?");
    }

    private static double startLoss() {
        return 0.01 * 1.5 * 1.5 + 1.75 * 1.75;
    }

    private static double[] firstLosses(String optimizer, long seed) {
        return firstLosses(optimizer, seed, Map.of());
    }

    private static double[] firstLosses(String optimizer, long seed, Map<String, Object> settings) {
        RunSpec spec = spec("noisy-quadratic", optimizer, seed, 5, settings);
        return new Runner(CATALOG)
                .run(spec, Workers.serial(), false, n -> true)
                .log()
                .column("loss");
    }

    private static RunResult run(String problem, String optimizer, long steps) {
        return run(problem, optimizer, steps, List.of());
    }

    private static RunResult run(String problem, String optimizer, long steps, List<String> metrics) {
        RunSpec spec = spec(problem, optimizer, 1, steps, Map.of());
        RunSpec measured = new RunSpec(spec.problem(), spec.optimizer(), spec.seed(), spec.steps(), metrics);
        return new Runner(CATALOG).run(measured, Workers.serial(), false, n -> true);
    }

    private static RunSpec spec(String problem, String optimizer, long seed, long steps, Map<String, Object> settings) {
        return new RunSpec(
                new CatalogSelection(problem, problem, Map.of()),
                new CatalogSelection(optimizer, optimizer, settings),
                seed,
                steps,
                List.of());
    }
}
