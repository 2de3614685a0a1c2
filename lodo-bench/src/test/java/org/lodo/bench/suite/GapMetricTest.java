package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.DenseConfig;
import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.FrozenLoss;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.R064Store;

class GapMetricTest {

    private static final NoisyQuadratic BOWL = new NoisyQuadratic(new NoisyQuadraticConfig(6, 0.2, 1, 0.5, 0));

    /** A dense matrix can represent every inverse: all that is missing has not been learned. */
    @Test
    void ofADenseMatrixIsAllLearning() {
        Lodo dense = LodoRecipes.lodoDense(6, new DenseConfig(0.5, 0.01, 0, true));
        double representation = measure(GapMetric.ofRepresentation(), dense);
        double learning = measure(GapMetric.ofLearning(), dense);
        assertThat(representation).isCloseTo(0, within(1e-6));
        assertThat(learning).isPositive();
        assertThat(learning + representation).isCloseTo(excess(dense), within(1e-12));
    }

    /** A chain of one layer of single entries is diagonal: nearly all that is missing cannot be represented. */
    @Test
    void ofADiagonalChainIsRepresentation() {
        Lodo diagonal = LodoRecipes.lodo(
                6,
                LodoConfig.defaults().withInitialLearningRate(1).withLayers(1).withBlockSize(1),
                1,
                Workers.serial());
        double representation = measure(GapMetric.ofRepresentation(), diagonal);
        assertThat(representation).isGreaterThan(0.01);
        assertThat(representation + measure(GapMetric.ofLearning(), diagonal))
                .isCloseTo(excess(diagonal), within(1e-12));
    }

    @Test
    void theFitDoesNotChangeWhatIsMeasured() {
        Lodo lodo = LodoRecipes.lodo(6, LodoConfig.defaults(), 1, Workers.serial());
        double[] before = lodo.preconditioner().toMatrix().data.clone();
        assertThat(measure(GapMetric.ofRepresentation(), lodo)).isCloseTo(0, within(0.01));
        assertThat(lodo.preconditioner().toMatrix().data).containsExactly(before);
    }

    private static double excess(Lodo lodo) {
        R064Store hessian = R064Store.FACTORY.make(6, 6);
        BOWL.open(1).draw().hessian(new double[6], hessian);
        return FrozenLoss.of(lodo.preconditioner(), hessian, 0.25)
                - BOWL.bestPossibleLoss().orElseThrow();
    }

    private static double measure(GapMetric metric, Lodo lodo) {
        Draws<HessianSample> draws = BOWL.open(1);
        double[] x = new double[6];
        HessianSample sample = draws.draw();
        return metric.measure(new MetricContext(lodo, BOWL, sample, x, x, x, new RandomStream(1)))[0];
    }
}
