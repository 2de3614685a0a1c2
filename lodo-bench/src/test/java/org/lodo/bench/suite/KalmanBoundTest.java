package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Objective;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import org.lodo.problems.TrackingQuadratic;
import org.lodo.problems.TrackingQuadraticConfig;

/** The registered filter reaches the bound of the problem, and nothing that sees only gradients falls below it. */
class KalmanBoundTest {

    private static final TrackingQuadratic PROBLEM =
            new TrackingQuadratic(new TrackingQuadraticConfig(5, 0.05, 1, 0.1, 0.1, 0, 0));

    private final Catalog catalog = Catalog.load(getClass().getClassLoader());

    @Test
    void theFilterReachesTheBoundAndOthersStayAbove() {
        double bound = PROBLEM.bestPossibleLoss().orElseThrow();
        assertThat(meanLoss("kalman", Map.of())).isCloseTo(bound, within(0.02 * bound));
        assertThat(meanLoss("newton", Map.of())).isGreaterThan(1.02 * bound);
        assertThat(meanLoss("adam", Map.of("learningRate", 0.1))).isGreaterThan(1.02 * bound);
        assertThat(meanLoss("lodo-probing", Map.of())).isBetween(0.99 * bound, 1.15 * bound);
    }

    @Test
    void needsALinearGaussianProblem() {
        NoisyQuadratic bowl = new NoisyQuadratic(NoisyQuadraticConfig.defaults());
        assertThatThrownBy(() -> create("kalman", Map.of(), bowl)).hasMessageContaining("tracking-quadratic");
    }

    private double meanLoss(String name, Map<String, Object> settings) {
        Optimizer<? super HessianSample> optimizer = create(name, settings, PROBLEM);
        Draws<HessianSample> draws = PROBLEM.open(3);
        double[] x = PROBLEM.initialPoint(3);
        double[] before = new double[x.length];
        double sum = 0;
        int steps = 60_000;
        for (int step = 0; step < steps; step++) {
            System.arraycopy(x, 0, before, 0, x.length);
            HessianSample sample = draws.draw();
            optimizer.step(() -> sample, x);
            sum += step < steps / 6 ? 0 : ((JudgedSample) sample).judgedLoss(before);
        }
        return sum / (steps - steps / 6);
    }

    @SuppressWarnings("unchecked")
    private Optimizer<? super HessianSample> create(String name, Map<String, Object> settings, Objective<?> problem) {
        OptimizerRun run = new OptimizerRun(problem, 1, 60_000, Workers.serial());
        return (Optimizer<? super HessianSample>) catalog.optimizer(name).create(settings, run);
    }
}
