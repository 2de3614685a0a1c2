package org.lodo.hipparchus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;
import org.junit.jupiter.api.Test;
import org.lodo.objective.ResidualSample;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;

/** Runs of Hipparchus's optimizers behind steps are those of Hipparchus called directly. */
class RivalsTest {

    @Test
    void levenbergMarquardtEndsWhereHipparchusDoes() {
        Valley valley = new Valley();
        Optimum expected = new LevenbergMarquardtOptimizer(100, 1e-10, 1e-10, 1e-10, 2.2250738585072014E-308)
                .optimize(new LeastSquaresBuilder()
                        .model(x ->
                                new Pair<RealVector, RealMatrix>(
                                        new ArrayRealVector(valley.at(x.toArray())),
                                        new Array2DRowRealMatrix(new double[][] {{-20 * x.getEntry(0), 10}, {-1, 0}})))
                        .target(new double[2])
                        .start(new double[] {-1.2, 1})
                        .maxEvaluations(1000)
                        .maxIterations(1000)
                        .build());
        double[] x = {-1.2, 1};
        new HipparchusLevenbergMarquardt(2, new HipparchusLevenbergMarquardt.Config(100, 1000, 1e-10))
                .step(() -> valley, x);

        assertThat(x).containsExactly(expected.getPoint().toArray());
        assertThat(valley.value(x)).isLessThan(1e-20);
        // Every trial point and no more; a Jacobian at each accepted one.
        assertThat(valley.residuals).isEqualTo(expected.getEvaluations());
        assertThat(valley.products).isEqualTo(2 * expected.getIterations());
    }

    @Test
    void conjugateGradientsEndWhereHipparchusDoes() {
        double[] expected = new NonLinearConjugateGradientOptimizer(
                        NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
                        new SimpleValueChecker(1e-10, Double.MIN_NORMAL))
                .optimize(
                        GoalType.MINIMIZE,
                        new InitialGuess(TestFunction.TABLET.start()),
                        MaxEval.unlimited(),
                        new ObjectiveFunction(TestFunction.TABLET::value),
                        new ObjectiveFunctionGradient(TestFunction.TABLET::gradient))
                .getPoint();
        double[] x = TestFunction.TABLET.start();
        new HipparchusConjugateGradients(
                        x.length,
                        new HipparchusConjugateGradients.Config(
                                HipparchusConjugateGradients.Formula.POLAK_RIBIERE, 1e-8, 100_000, 1e-10))
                .step(() -> TestFunction.TABLET, x);
        assertThat(TestFunction.TABLET.value(x)).isLessThanOrEqualTo(TestFunction.TABLET.value(expected));
        assertThat(x).usingComparatorWithPrecision(1e-6).containsExactly(expected);
    }

    @Test
    void evolutionStrategyFindsMinimaByValuesAlone() {
        for (TestFunction function : new TestFunction[] {
            TestFunction.SPHERE, TestFunction.CIGAR, TestFunction.ELLIPSOID, TestFunction.ROSENBROCK
        }) {
            double[] x = function.start();
            Sample values = new Sample() {
                @Override
                public double valueAndGradient(double[] point, double[] gradient) {
                    throw new AssertionError("asks for a gradient");
                }

                @Override
                public double value(double[] point) {
                    return function.value(point);
                }
            };
            new HipparchusCmaEs(x.length, new HipparchusCmaEs.Config(0.3, 0, 20_000), new RandomStream(1))
                    .step(() -> values, x);
            assertThat(function.value(x)).as(function.title()).isLessThan(1e-10);
        }
    }

    @Test
    void evolutionStrategyBeginsAtThePoint() {
        double[] x = TestFunction.SPHERE.start();
        double[][] first = new double[1][];
        Sample sample = (point, gradient) -> {
            first[0] = first[0] == null ? point.clone() : first[0];
            return TestFunction.SPHERE.valueAndGradient(point, gradient);
        };
        new HipparchusCmaEs(x.length, HipparchusCmaEs.Config.defaults(), new RandomStream(1)).step(() -> sample, x);
        assertThat(first[0]).containsExactly(TestFunction.SPHERE.start());
    }

    @Test
    void stepsTakeNoMoreEvaluationsThanAllowed() {
        int[] count = new int[1];
        Sample sample = (x, gradient) -> {
            count[0]++;
            return TestFunction.ROSENBROCK.valueAndGradient(x, gradient);
        };
        double[] start = TestFunction.ROSENBROCK.start();
        for (int limit : new int[] {2, 3, 10, 57}) {
            count[0] = 0;
            double[] x = start.clone();
            new HipparchusConjugateGradients(
                            x.length,
                            new HipparchusConjugateGradients.Config(
                                    HipparchusConjugateGradients.Formula.POLAK_RIBIERE, 1e-8, limit, 1e-14))
                    .step(() -> sample, x);
            assertThat(count[0]).isEqualTo(limit);
            assertThat(TestFunction.ROSENBROCK.value(x)).isLessThanOrEqualTo(TestFunction.ROSENBROCK.value(start));
            count[0] = 0;
            new HipparchusCmaEs(x.length, new HipparchusCmaEs.Config(0.3, 0, limit), new RandomStream(1))
                    .step(() -> sample, x);
            assertThat(count[0]).isEqualTo(limit);
            Valley valley = new Valley();
            double[] y = {-1.2, 1};
            new HipparchusLevenbergMarquardt(2, new HipparchusLevenbergMarquardt.Config(100, limit, 1e-14))
                    .step(() -> valley, y);
            assertThat(valley.residuals + valley.products / 2).isLessThanOrEqualTo(limit);
            assertThat(valley.value(y)).isLessThanOrEqualTo(valley.value(new double[] {-1.2, 1}));
        }
    }

    @Test
    void rejectsWhatDoesNotMakeSense() {
        assertThatThrownBy(() -> new HipparchusCmaEs.Config(0.3, 1, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("population = 1: must be at least 2");
        assertThatThrownBy(() -> new HipparchusCmaEs(1001, HipparchusCmaEs.Config.defaults(), new RandomStream(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dimension = 1001: must be from 1 to 1000");
        assertThatThrownBy(() -> new HipparchusLevenbergMarquardt.Config(0, 100, 1e-14))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("initialStepBound = 0.0");
    }

    /** Rosenbrock's function as half a sum of squares, r = (10 (y − x²), 1 − x). Counts what it is asked for. */
    private static final class Valley implements ResidualSample {
        private int residuals;
        private int products;

        double[] at(double[] x) {
            return new double[] {10 * (x[1] - x[0] * x[0]), 1 - x[0]};
        }

        @Override
        public int residualCount() {
            return 2;
        }

        @Override
        public void residuals(double[] x, double[] out) {
            residuals++;
            System.arraycopy(at(x), 0, out, 0, 2);
        }

        @Override
        public void jacobianVector(double[] x, double[] v, double[] out) {
            products++;
            out[0] = -20 * x[0] * v[0] + 10 * v[1];
            out[1] = -v[0];
        }

        @Override
        public void transposedJacobianVector(double[] x, double[] u, double[] out) {
            out[0] = -20 * x[0] * u[0] - u[1];
            out[1] = 10 * u[0];
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double[] r = at(x);
            transposedJacobianVector(x, r, gradient);
            return (r[0] * r[0] + r[1] * r[1]) / 2;
        }
    }
}
