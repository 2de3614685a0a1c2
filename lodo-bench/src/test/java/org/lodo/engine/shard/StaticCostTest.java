package org.lodo.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunSpec;

class StaticCostTest {

    private static final Catalog CATALOG = Catalog.load(StaticCostTest.class.getClassLoader());

    @Test
    void isTheFormula() {
        // Adam keeps two averages and the number of its step.
        assertThat(cost("noisy-quadratic", Map.of(), "adam", 1)).isEqualTo(1000 + 25 * 100 + 201);
        assertThat(cost("noisy-quadratic", Map.of("dimension", 30), "adam", 7)).isEqualTo(7 * (1000 + 25 * 30 + 61));
        // A product with the Hessian costs as much as a gradient.
        assertThat(cost("noisy-quadratic", Map.of(), "adahessian", 1))
                .isEqualTo(cost("noisy-quadratic", Map.of(), "adam", 1) + 25 * 100, within(10.0));
        assertThat(cost("mlp-digits", Map.of("batch", 20), "adam", 1)
                        - cost("mlp-digits", Map.of("batch", 10), "adam", 1))
                .isEqualTo(25.0 * 10 * dimension("mlp-digits"));
    }

    /** A larger batch makes only gradients dearer, so it tells how many a step is expected to take. */
    @ParameterizedTest
    @CsvSource({
        "lodo, 1",
        "momentum, 1",
        "o-lbfgs, 2", // at both ends of a step
        "lbfgs, 2", // along a line
        "lodo-same-draw, 2",
        "lodo-probing, 2",
        "adahessian, 2"
    })
    void gradientsOfAStepAreTheOptimizers(String optimizer, int gradients) {
        double more = cost("mlp-digits", Map.of("batch", 20), optimizer, 1)
                - cost("mlp-digits", Map.of("batch", 10), optimizer, 1);

        assertThat(more).isEqualTo(25.0 * 10 * dimension("mlp-digits") * gradients);
    }

    /** As the form of a step that needs one gradient is. */
    @ParameterizedTest
    @ValueSource(strings = {"schedule", "clipNorm", "decoupledDecay"})
    void stepSettingsEvaluateNothing(String setting) {
        Object value = setting.equals("schedule") ? "cosine" : 0.5;
        StaticCost cost = new StaticCost(CATALOG);
        RunSpec plain = spec("mlp-digits", Map.of(), "adam", 1);
        RunSpec set = new RunSpec(
                plain.problem(), new CatalogSelection("adam", "adam", Map.of(setting, value)), 1, 1, List.of());

        assertThat(cost.applyAsDouble(set)).isCloseTo(cost.applyAsDouble(plain), withinPercentage(5));
    }

    @Test
    void isTheSameForEveryOneWhoAsksInWhateverOrder() {
        StaticCost one = new StaticCost(CATALOG);
        StaticCost other = new StaticCost(CATALOG);
        List<RunSpec> runs = List.of(
                spec("noisy-quadratic", Map.of(), "lodo", 10),
                spec("rosenbrock", Map.of(), "newton", 10),
                spec("mlp-digits", Map.of(), "momentum", 10));

        double[] forwards = runs.stream().mapToDouble(one).toArray();
        List<RunSpec> reversed = List.of(runs.get(2), runs.get(1), runs.get(0));
        double[] backwards = reversed.stream().mapToDouble(other).toArray();

        assertThat(new double[] {backwards[2], backwards[1], backwards[0]}).containsExactly(forwards);
        assertThat(forwards[0]).isGreaterThan(10 * forwards[1]);
    }

    @Test
    void whatCannotBeMadeCostsOneAStep() {
        assertThat(cost("noisy-quadratic", Map.of("dimension", -1), "adam", 12)).isEqualTo(12);
    }

    private static double cost(String problem, Map<String, Object> settings, String optimizer, long steps) {
        return new StaticCost(CATALOG).applyAsDouble(spec(problem, settings, optimizer, steps));
    }

    private static int dimension(String problem) {
        return CATALOG.problem(problem)
                .create(Map.of(), org.lodo.parallel.Workers.serial())
                .dimension();
    }

    private static RunSpec spec(String problem, Map<String, Object> settings, String optimizer, long steps) {
        return new RunSpec(
                new CatalogSelection(problem, problem, settings),
                new CatalogSelection(optimizer, optimizer, Map.of()),
                1,
                steps,
                List.of());
    }
}
