package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Sample;
import org.ojalgo.matrix.store.R064Store;

class MeteredDrawsTest {

    private final List<Double> fresh = new ArrayList<>();
    private final double[] x = {-0.5, 2};
    private final double[] out = new double[2];

    @Test
    void countsEachKindOfEvaluation() {
        MeteredDraws draws = metered(Cubic::new);

        HessianSample sample = (HessianSample) draws.draw();
        sample.value(x);
        sample.valueAndGradient(x, out);
        sample.valueAndGradient(x, out);
        sample.hessianVector(x, new double[] {1, 0}, out);
        sample.hessian(x, R064Store.FACTORY.make(2, 2));
        draws.draw();

        assertThat(draws.drawn()).isEqualTo(2);
        assertThat(draws.values()).isEqualTo(1);
        assertThat(draws.gradients()).isEqualTo(2);
        assertThat(draws.hessianProducts())
                .as("one product, and a Hessian of two columns")
                .isEqualTo(3);
        assertThat(draws.nanos()).isPositive();
    }

    @Test
    void reportsWhatAFreshEvaluationIsJudgedBy() {
        MeteredDraws draws = metered(Judged::new);

        Sample sample = draws.draw();
        assertThat(sample.value(x))
                .as("the optimizer sees the loss of the draw")
                .isEqualTo(7);
        sample.value(x);
        draws.draw().valueAndGradient(new double[] {3, 0}, out);

        assertThat(fresh).containsExactly(-0.5, 3.0);
        assertThat(draws.judgingNanos()).isPositive();
    }

    @Test
    void reportsALossThatIsNotFiniteWhateverItIsJudgedBy() {
        metered(Judged::new).draw().value(new double[] {1, Double.NaN});

        assertThat(fresh).containsExactly(Double.NaN);
    }

    @Test
    void returnsTheResultsOfTheProblem() {
        HessianSample own = new Cubic();
        HessianSample sample = (HessianSample) metered(Cubic::new).draw();
        double[] ownOut = new double[2];
        R064Store hessian = R064Store.FACTORY.make(2, 2);
        R064Store ownHessian = R064Store.FACTORY.make(2, 2);
        double[] v = {3, -1};

        assertThat(sample.value(x)).isEqualTo(own.value(x));
        assertThat(sample.valueAndGradient(x, out)).isEqualTo(own.valueAndGradient(x, ownOut));
        assertThat(out).isEqualTo(ownOut);
        sample.hessianVector(x, v, out);
        own.hessianVector(x, v, ownOut);
        assertThat(out).isEqualTo(ownOut);
        sample.hessian(x, hessian);
        own.hessian(x, ownHessian);
        assertThat(hessian.data).isEqualTo(ownHessian.data);
    }

    @Test
    void onlyTheFirstEvaluationOfADrawIsFresh() {
        double[] losses = {5, 7};
        int[] drawn = {-1};
        MeteredDraws draws = metered(() -> {
            double loss = losses[++drawn[0]];
            return (point, gradient) -> loss + point[0];
        });

        Sample sample = draws.draw();
        sample.valueAndGradient(new double[] {0}, out);
        sample.value(new double[] {100});
        sample = draws.draw();
        sample.value(new double[] {0});
        sample.valueAndGradient(new double[] {100}, out);

        assertThat(fresh).containsExactly(5.0, 7.0);
    }

    @Test
    void drawsWithoutEvaluationHaveNoLoss() {
        MeteredDraws draws = metered(Cubic::new);

        draws.draw();
        ((HessianSample) draws.draw()).hessianVector(x, x.clone(), out);

        assertThat(fresh).isEmpty();
    }

    @Test
    void meteredSampleHasTheCapabilitiesOfTheProblems() {
        CurvatureSample curved = new CurvatureSample() {
            @Override
            public double valueAndGradient(double[] point, double[] gradient) {
                return 0;
            }

            @Override
            public void hessianVector(double[] point, double[] v, double[] product) {
                product[0] = 0;
            }
        };
        Sample plain = (point, gradient) -> 0;

        assertThat(metered(() -> plain).draw()).isNotInstanceOf(CurvatureSample.class);
        assertThat(metered(() -> curved).draw())
                .isInstanceOf(CurvatureSample.class)
                .isNotInstanceOf(HessianSample.class);
        assertThat(metered(Cubic::new).draw()).isInstanceOf(HessianSample.class);
    }

    private MeteredDraws metered(Draws<?> draws) {
        return new MeteredDraws(draws, fresh::add, new Pulse());
    }

    /** x₁² x₂ + ½ x₂². */
    private static final class Cubic implements HessianSample {

        @Override
        public double valueAndGradient(double[] point, double[] gradient) {
            gradient[0] = 2 * point[0] * point[1];
            gradient[1] = point[0] * point[0] + point[1];
            return point[0] * point[0] * point[1] + 0.5 * point[1] * point[1];
        }

        @Override
        public void hessianVector(double[] point, double[] v, double[] product) {
            product[0] = 2 * point[1] * v[0] + 2 * point[0] * v[1];
            product[1] = 2 * point[0] * v[0] + v[1];
        }

        @Override
        public void hessian(double[] point, R064Store hessian) {
            hessian.set(0, 0, 2 * point[1]);
            hessian.set(0, 1, 2 * point[0]);
            hessian.set(1, 0, 2 * point[0]);
            hessian.set(1, 1, 1);
        }
    }

    /** 7, or NaN where x₂ is; judged by x₁. */
    private static final class Judged implements Sample, JudgedSample {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            gradient[0] = 0;
            gradient[1] = 0;
            return Double.isNaN(x[1]) ? Double.NaN : 7;
        }

        @Override
        public double judgedLoss(double[] x) {
            return x[0];
        }
    }
}
