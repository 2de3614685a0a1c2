package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.engine.catalog.UsageException;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.MetaLearner;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.Preconditioned;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import org.lodo.state.Stateful;

/** Schedules, weight decay and clipping as settings of optimizers. */
class StepSettingsTest {

    private static final Catalog CATALOG = Catalog.load(StepSettingsTest.class.getClassLoader());
    private static final NoisyQuadratic BOWL =
            new NoisyQuadratic(NoisyQuadraticConfig.defaults().withDimension(6));

    @SuppressWarnings("unchecked") // the bowl offers all there is
    private static double[] end(String optimizer, Map<String, Object> settings, int steps) {
        Optimizer<Sample> made = (Optimizer<Sample>) create(optimizer, settings, BOWL, steps);
        double[] x = BOWL.initialPoint(3);
        var draws = BOWL.open(3);
        for (int step = 0; step < steps; step++) {
            made.step(draws, x);
        }
        return x;
    }

    private static Optimizer<?> create(
            String optimizer, Map<String, Object> settings, Objective<?> problem, int steps) {
        return CATALOG.optimizer(optimizer).create(settings, new OptimizerRun(problem, 5, steps, Workers.serial()));
    }

    @Test
    void defaultsAreNotWrittenAndChangeNoBit() {
        Map<String, Object> resolved = CATALOG.optimizer("adam").resolve(Map.of("schedule", "constant", "warmup", 0));
        assertThat(resolved).isEqualTo(CATALOG.optimizer("adam").resolve(Map.of()));
        assertThat(end("adam", Map.of("schedule", "constant"), 30)).containsExactly(end("adam", Map.of(), 30));
    }

    @Test
    void settingsThatDifferAreWrittenAndReadBack() {
        Map<String, Object> given =
                Map.of("schedule", "cosine", "warmup", 5, "decoupledDecay", 0.01, "clipNorm", 1.5, "learningRate", 0.2);
        Map<String, Object> resolved = CATALOG.optimizer("momentum").resolve(given);
        assertThat(resolved)
                .containsEntry("schedule", "cosine")
                .containsEntry("warmup", 5L)
                .containsEntry("decoupledDecay", 0.01)
                .containsEntry("clipNorm", 1.5)
                .doesNotContainKey("halfTime");
        assertThat(CATALOG.optimizer("momentum").resolve(resolved)).isEqualTo(resolved);
        assertThat(end("momentum", resolved, 40)).containsExactly(end("momentum", given, 40));
    }

    @Test
    void everyUpdateRuleAndLodoTakesThem() {
        for (String name :
                new String[] {"adam", "momentum", "rmsprop", "yogi", "lion", "cocob", "lodo", "lodo-diagonal"}) {
            assertThat(end(name, Map.of("schedule", "linear"), 40)).as(name).isNotEqualTo(end(name, Map.of(), 40));
        }
    }

    @Test
    void aLinearScheduleHalvesTheMiddleStep() {
        double[] before = end("momentum", Map.of("momentum", 0, "learningRate", 0.1, "schedule", "linear"), 2);
        double[] full = end("momentum", Map.of("momentum", 0, "learningRate", 0.1), 1);
        double[] two = end("momentum", Map.of("momentum", 0, "learningRate", 0.1), 2);
        for (int i = 0; i < full.length; i++) {
            // The second of two steps has half of the learning rate.
            assertThat(before[i] - full[i]).isCloseTo((two[i] - full[i]) / 2, offset(1e-15));
        }
    }

    @Test
    void scheduledLodoKeepsItsFeatures() {
        Optimizer<?> lodo = create("lodo", Map.of("schedule", "cosine", "clipNorm", 2), BOWL, 10);
        assertThat(lodo.feature(Preconditioned.class)).isPresent();
        assertThat(lodo.feature(MetaLearner.class)).isPresent();
        assertThat(lodo.feature(Stateful.class)).containsSame((Stateful) lodo);
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> CATALOG.optimizer("adam").resolve(Map.of("schedul", "cosine")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean 'schedule'?");
        assertThatThrownBy(() -> CATALOG.optimizer("adam").resolve(Map.of("schedule", "cosin")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cosine");
        assertThatThrownBy(() -> CATALOG.optimizer("adam").resolve(Map.of("clipNorm", 0)))
                .isInstanceOf(UsageException.class)
                .hasMessage("adam: clipNorm = 0.0: must be positive; Infinity for no limit");
        assertThatThrownBy(() -> create("adam", Map.of("schedule", "cosine", "warmup", 10), BOWL, 10))
                .isInstanceOf(UsageException.class)
                .hasMessage("adam: warmup = 10: must be less than the number of steps, 10");
        assertThatThrownBy(() -> create("lodo", Map.of("decoupledDecay", 0.1), BOWL, 10))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("must be 0 without a learningRate");
        assertThatThrownBy(() -> CATALOG.optimizer("newton").resolve(Map.of("schedule", "cosine")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("schedule");
    }
}
