package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.objective.Objective;
import org.lodo.objective.Representative;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.Preconditioned;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.problems.deep.MlpDigits;
import org.lodo.problems.deep.MlpDigitsConfig;
import org.lodo.random.RandomStream;

/** The error of a trained preconditioner, against the dense matrix I − GH of a network of 2,410 weights. */
class FinalHessianErrorTest {

    private static final int STEPS = 40;

    @Test
    void isThatOfTheDenseMatrix() {
        MlpDigits objective = new MlpDigits(MlpDigitsConfig.defaults(), Workers.serial());
        int n = objective.dimension();
        Draws<? extends CurvatureSample> draws = objective.open(1);
        double[] x = objective.initialPoint(1);
        Optimizer<? super CurvatureSample> lodo = LodoRecipes.lodo(
                n, LodoConfig.defaults().withInitialLearningRate(0.1).withLayers(4), 1);
        for (int step = 0; step < STEPS; step++) {
            lodo.step(draws, x);
        }
        CurvatureSample sample = draws.draw();
        Preconditioner g = lodo.feature(Preconditioned.class).orElseThrow().preconditioner();

        double measured = new FinalHessianErrorMetric()
                .measure(new MetricContext(lodo, objective, sample, x, x, x, new RandomStream(3)))[0];

        // Of a hundred vectors: the standard error is a few percent.
        double exact = dense(g, sample, x);
        assertThat(measured).isCloseTo(exact, within(0.15 * exact));
    }

    private static double dense(Preconditioner g, CurvatureSample sample, double[] x) {
        int n = x.length;
        double[] unit = new double[n];
        double[] hv = new double[n];
        double[] ghv = new double[n];
        double squares = 0;
        for (int column = 0; column < n; column++) {
            unit[column] = 1;
            sample.hessianVector(x, unit, hv);
            g.peek(hv, ghv);
            for (int row = 0; row < n; row++) {
                double entry = unit[row] - ghv[row];
                squares += entry * entry;
            }
            unit[column] = 0;
        }
        return Math.sqrt(squares / n);
    }

    @Test
    void isMeasuredOnTheRepresentativeSampleWhereThereIsOne() {
        double[] x = {3, 4};
        Objective<CurvatureSample> objective = new WithRepresentative();
        Optimizer<?> identity = LodoRecipes.lodo(2, LodoConfig.defaults().withInitialLearningRate(1), 1);

        double measured = new FinalHessianErrorMetric()
                .measure(
                        new MetricContext(identity, objective, objective.open(1).draw(), x, x, x, new RandomStream(1)))[
                0];

        // The draw has H = 1, of which the identity is the inverse; the sample that stands for all has H = 3.
        assertThat(measured).isCloseTo(2, within(1e-12));
    }

    @Test
    void isMeasuredAtTheEndAlone() {
        FinalHessianErrorMetric metric = new FinalHessianErrorMetric();

        assertThat(metric.isDue(0, false)).isFalse();
        assertThat(metric.isDue(7, true)).isTrue();
    }

    @Test
    void anOptimizerWithoutPreconditionerHasNone() {
        double[] x = {3, 4};
        Objective<CurvatureSample> objective = new WithRepresentative();

        assertThat(new FinalHessianErrorMetric()
                        .measure(new MetricContext(
                                new GradientOptimizer(2, sizes -> new Adam(AdamConfig.defaults(), sizes)),
                                objective,
                                objective.open(1).draw(),
                                x,
                                x,
                                x,
                                new RandomStream(1))))
                .containsExactly(Double.NaN);
    }

    /** Curvature 1 in its draws, 3 in the sample that stands for all of them. */
    private static final class WithRepresentative implements Objective<CurvatureSample>, Representative {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double[] initialPoint(long seed) {
            return new double[2];
        }

        @Override
        public Draws<CurvatureSample> open(long seed) {
            return () -> bowl(1);
        }

        @Override
        public CurvatureSample representativeSample() {
            return bowl(3);
        }

        private static CurvatureSample bowl(double curvature) {
            return new CurvatureSample() {
                @Override
                public double valueAndGradient(double[] x, double[] gradient) {
                    gradient[0] = curvature * x[0];
                    gradient[1] = curvature * x[1];
                    return 0.5 * curvature * (x[0] * x[0] + x[1] * x[1]);
                }

                @Override
                public void hessianVector(double[] x, double[] v, double[] out) {
                    out[0] = curvature * v[0];
                    out[1] = curvature * v[1];
                }
            };
        }
    }
}
