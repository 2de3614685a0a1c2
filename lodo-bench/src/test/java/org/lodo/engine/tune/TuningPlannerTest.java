package org.lodo.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;

class TuningPlannerTest {

    private final Catalog catalog = Catalog.load(TuningPlannerTest.class.getClassLoader());

    @ParameterizedTest
    @MethodSource("org.lodo.engine.tune.TuningPlanner#builtIn")
    void builtInTuningsAreValid(String name) {
        Tuning tuning = TuningPlanner.plan(catalog, name, TuningOptions.none());

        assertThat(tuning.name()).isEqualTo(name);
        assertThat(tuning.optimizers()).contains("lodo").hasSizeGreaterThan(2);
    }

    @Test
    void quadraticHasThePublishedSchedule() {
        Tuning tuning = TuningPlanner.plan(catalog, "noisy-quadratic", TuningOptions.none());

        assertThat(tuning.protocol().population()).isEqualTo(32);
        assertThat(generations(tuning))
                .extracting(Generation::sigma)
                .containsExactly(3.0, 3.0, 3.0, 3.0, 2.0, 1.7, 1.4, 1.2, 0.9, 0.6);
        assertThat(generations(tuning))
                .extracting(Generation::steps)
                .containsExactly(100L, 300L, 1000L, 10000L, 10000L, 10000L, 10000L, 10000L, 10000L, 10000L);
    }

    @Test
    void scheduleIsStretchedBetweenItsFirstAndLastGeneration() {
        Tuning tuning = plan(3, null, null);

        assertThat(generations(tuning)).extracting(Generation::sigma).containsExactly(3.0, 1.7, 0.6);
        assertThat(generations(tuning)).extracting(Generation::steps).containsExactly(100L, 10000L, 10000L);
    }

    @Test
    void singleGenerationHasTheFullHorizon() {
        assertThat(generations(plan(1, null, null))).containsExactly(new Generation(0.6, 10000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            schedule: [{sigma: 1, steps: 2}] | problem is missing
            problem: rosenbrock               | schedule is missing
            {problem: rosenbrock, schedule: [~]} | schedule[0]: must have a value
            {problem: rosenbrock, schedule: [{sigma: -1, steps: 2}]} | sigma = -1.0
            {problem: rosenbrock, population: 2, schedule: [{sigma: 1, steps: 2}], optimizers: []} | at least one
            {problem: rosenbrock, population: 2, schedule: [{sigma: 1, steps: 2}], optimizers: [~]} | optimizers[0]: must have a value
            """)
    void rejectsInvalidFiles(String yaml, String answer, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, yaml);

        assertThatThrownBy(() -> TuningPlanner.plan(catalog, file.toString(), TuningOptions.none()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(answer);
    }

    @Test
    void budgetScalesAllRuns() {
        Tuning tuning = plan(3, 10, 2010L);

        assertThat(generations(tuning)).extracting(Generation::steps).containsExactly(1L, 100L, 100L);
        assertThat(tuning.protocol().steps()).isEqualTo(2010);
    }

    @Test
    void problemsWithoutScheduleHaveTheGeneralOne() {
        Tuning tuning = TuningPlanner.plan(
                Catalog.load(TuningPlannerTest.class.getClassLoader()), "rosenbrock", TuningOptions.none());
        assertThat(generations(tuning)).hasSize(10);
    }

    @Test
    void namesInvalidOptions() {
        assertThatThrownBy(() -> plan(0, null, null)).hasMessageContaining("generations = 0: must be from 1 to 10000");
        assertThatThrownBy(() -> plan(null, -2, null)).hasMessageContaining("population = -2: must be from 1 to 10000");
        assertThatThrownBy(() -> plan(10, 10, 99L))
                .hasMessageContaining(
                        "budget = 99: must be at least 100, a step for each of 10 runs in 10 generations");
        assertThatThrownBy(() -> plan(10, 10, Long.MAX_VALUE)).hasMessageContaining("must be at most 1000000000000");
        assertThatThrownBy(() -> optimizers("newton")).hasMessageContaining("newton has no hyper-parameters to tune");
        assertThatThrownBy(() -> optimizers("adm")).hasMessageContaining("did you mean 'adam'");
        assertThatThrownBy(() -> TuningPlanner.plan(catalog, "rosenbrok", TuningOptions.none()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'rosenbrock'");
        assertThatThrownBy(() -> TuningPlanner.plan(
                        catalog, "mnist-cpu", new TuningOptions(List.of("levenberg-marquardt"), null, null, null)))
                .hasMessageContaining("levenberg-marquardt needs a HessianSample, but problem mnist offers");
    }

    private Tuning plan(Integer generations, Integer population, Long budget) {
        return TuningPlanner.plan(
                catalog, "noisy-quadratic", new TuningOptions(List.of(), generations, population, budget));
    }

    private static List<Generation> generations(Tuning tuning) {
        return ((PublishedProtocol) tuning.protocol()).generations();
    }

    private void optimizers(String name) {
        TuningPlanner.plan(catalog, "rosenbrock", new TuningOptions(List.of(name), null, null, null));
    }
}
