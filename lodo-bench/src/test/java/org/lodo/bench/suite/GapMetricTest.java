package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
import org.lodo.problems.quadratic.Covariance;
import org.lodo.problems.quadratic.Drift;
import org.lodo.problems.quadratic.DriftConfig;
import org.lodo.problems.quadratic.GradientNoise;
import org.lodo.problems.quadratic.HessianSeed;
import org.lodo.problems.quadratic.NoiseConfig;
import org.lodo.problems.quadratic.StructureConfig;
import org.lodo.problems.quadratic.Tail;
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

    /** With steps of covariance H a direction counts by its part of the steps too; the closed form is that of a scalar mode. */
    @Test
    void stepsOfAnyCovarianceAreTakenAsTheyAre() {
        NoisyQuadratic bowl = with(NoiseConfig.defaults(), Covariance.HESSIAN, Tail.STUDENT_T, 1);
        Lodo untrained = LodoRecipes.lodoDense(6, new DenseConfig(0.5, 0.01, 0, true));
        double expected = -bowl.bestPossibleLoss().orElseThrow();
        for (int i = 0; i < 6; i++) {
            double curvature = StrictMath.exp(StrictMath.log(0.2) * (1 - i / 5.0));
            double a = 1 - 0.5 * curvature;
            // The variance of Student's t with 2.5 degrees of freedom is 5.
            expected += 0.5 * curvature * 5 * 0.25 * curvature / (1 - a * a);
        }
        double measured = measure(GapMetric.ofRepresentation(), untrained, bowl)
                + measure(GapMetric.ofLearning(), untrained, bowl);
        assertThat(measured).isCloseTo(expected, within(1e-9));
    }

    @Test
    void bowlsThatAreMoreThanTheirCovarianceHaveNoGaps() {
        Lodo lodo = LodoRecipes.lodoDense(6, new DenseConfig(0.5, 0.01, 0, true));
        NoiseConfig white = NoiseConfig.defaults();
        for (NoisyQuadratic bowl : List.of(
                with(white, Covariance.IDENTITY, Tail.CAUCHY, 1),
                with(white, Covariance.IDENTITY, Tail.GAUSSIAN, 0.5),
                bowl(
                        new NoiseConfig(Covariance.IDENTITY, Tail.GAUSSIAN, GradientNoise.WHITE, 1, 1),
                        DriftConfig.defaults()),
                bowl(white, new DriftConfig(Drift.TURN, 1e-3, 1)))) {
            assertThat(measure(GapMetric.ofRepresentation(), lodo, bowl)).isNaN();
            assertThat(measure(GapMetric.ofLearning(), lodo, bowl)).isNaN();
        }
    }

    private static NoisyQuadratic with(NoiseConfig base, Covariance covariance, Tail tail, double sparse) {
        return bowl(
                new NoiseConfig(covariance, tail, base.gradientNoise(), sparse, base.start()), DriftConfig.defaults());
    }

    private static NoisyQuadratic bowl(NoiseConfig noise, DriftConfig drift) {
        return new NoisyQuadratic(
                new NoisyQuadraticConfig(6, 0.2, 1, 0.5, HessianSeed.of(0), StructureConfig.defaults(), noise, drift));
    }

    private static double excess(Lodo lodo) {
        R064Store hessian = R064Store.FACTORY.make(6, 6);
        BOWL.open(1).draw().hessian(new double[6], hessian);
        return FrozenLoss.of(lodo.preconditioner(), hessian, 0.25)
                - BOWL.bestPossibleLoss().orElseThrow();
    }

    private static double measure(GapMetric metric, Lodo lodo) {
        return measure(metric, lodo, BOWL);
    }

    private static double measure(GapMetric metric, Lodo lodo, NoisyQuadratic bowl) {
        Draws<HessianSample> draws = bowl.open(1);
        double[] x = new double[6];
        HessianSample sample = draws.draw();
        return metric.measure(new MetricContext(lodo, bowl, sample, x, x, x, new RandomStream(1)))[0];
    }
}
