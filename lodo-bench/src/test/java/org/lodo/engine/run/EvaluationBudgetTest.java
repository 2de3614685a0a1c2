package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.parallel.Workers;

class EvaluationBudgetTest {

    private static final Catalog CATALOG = Catalog.load(EvaluationBudgetTest.class.getClassLoader());

    /** On four variables a Hessian is four products; lodo-probing evaluates a second gradient at some steps. */
    @ParameterizedTest
    @CsvSource({"adam, 1", "newton, 4", "adahessian, 2", "lodo-probing, 1", "lbfgs, 1"})
    void aRunEndsWithTheStepThatReachesItsBudget(String optimizer, long leastOfStep) {
        RunResult whole = run(optimizer, null);
        RunResult limited = run(optimizer, 50L);

        assertThat(limited.failed()).isFalse();
        assertThat(limited.reachedItsEnd()).isTrue();
        assertThat(limited.cost().evaluations()).isBetween(50L, 50 + most(whole));
        assertThat(limited.cost().steps()).isBetween(1L, 50 / leastOfStep + 1);
        // Up to there, nothing differs.
        double[] losses = Objects.requireNonNull(limited.losses());
        assertThat(losses).isEqualTo(Arrays.copyOf(Objects.requireNonNull(whole.losses()), losses.length));
        assertThat(limited.last("step")).isEqualTo((double) limited.cost().steps());
    }

    /** What any step may cost, generously: a line search has at most 25 evaluations. */
    private static long most(RunResult whole) {
        return 25 + whole.cost().evaluations() / whole.cost().steps();
    }

    private static RunResult run(String optimizer, @Nullable Long gradients) {
        CatalogSelection problem = new CatalogSelection(
                "bowl", "noisy-quadratic", CATALOG.problem("noisy-quadratic").resolve(Map.of("dimension", 4)));
        CatalogSelection selection = new CatalogSelection(
                optimizer, optimizer, CATALOG.optimizer(optimizer).resolve(Map.of()));
        RunSpec spec = new RunSpec(problem, selection, 1, 60, List.of(), null, gradients);
        return new Runner(CATALOG).run(spec, Workers.serial(), false, steps -> true);
    }

    @Test
    void aBudgetIsPartOfWhatARunIsAndOnlyThen() {
        CatalogSelection any = new CatalogSelection("a", "a", Map.of());
        RunSpec plain = new RunSpec(any, any, 1, 5, List.of());

        assertThat(plain.canonical()).doesNotContain("gradients");
        assertThat(new RunSpec(any, any, 1, 5, List.of(), null, 5L).canonical()).isNotEqualTo(plain.canonical());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunSpec(any, any, 1, 5, List.of(), null, 0L))
                .withMessage("gradients = 0: must be at least 1");
    }
}
