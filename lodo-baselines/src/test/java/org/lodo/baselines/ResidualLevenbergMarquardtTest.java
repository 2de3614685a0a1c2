package org.lodo.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.objective.ResidualSample;
import org.lodo.problems.leastsquares.MoreGarbowHillstrom;
import org.lodo.problems.leastsquares.MoreGarbowHillstromConfig;
import org.lodo.problems.leastsquares.TestFunction;

class ResidualLevenbergMarquardtTest {

    /** Sums of squares from Moré, Garbow and Hillstrom (1981), global or, from these starts, local. */
    @ParameterizedTest
    @CsvSource({
        "EXTENDED_ROSENBROCK,0,0",
        "EXTENDED_ROSENBROCK,100,0",
        "POWELL_SINGULAR,0,0",
        "WOOD,0,0",
        "HELICAL_VALLEY,0,0",
        "BROWN_BADLY_SCALED,0,0",
        "BOX_THREE_DIMENSIONAL,0,0",
        "PENALTY_ONE,4,2.24997e-5",
        "PENALTY_ONE,10,7.08765e-5",
        "TRIGONOMETRIC,10,2.79506e-5",
        "BROYDEN_TRIDIAGONAL,0,0",
        "BEALE,0,0",
        "FREUDENSTEIN_ROTH,0,48.9842",
        "BIGGS_EXP6,0,0"
    })
    void reachesThePublishedMinima(TestFunction function, int dimension, double published) {
        double sumOfSquares = 2 * end(problem(function, dimension), 1, 200);
        if (published == 0) {
            assertThat(sumOfSquares).isBetween(0.0, 1e-24);
        } else {
            assertThat(sumOfSquares).isCloseTo(published, within(6e-6 * published));
        }
    }

    /** A method of other authors, with another rule for the damping, ends at the same sum of squares. */
    @ParameterizedTest
    @CsvSource({
        "EXTENDED_ROSENBROCK,10",
        "WOOD,1",
        "HELICAL_VALLEY,10",
        "BROWN_BADLY_SCALED,1",
        "PENALTY_ONE,10",
        "BROYDEN_TRIDIAGONAL,10",
        "BEALE,1",
        "FREUDENSTEIN_ROTH,1",
        "FREUDENSTEIN_ROTH,100"
    })
    void endsWhereHipparchusDoes(TestFunction function, double startFactor) {
        MoreGarbowHillstrom problem = problem(function, 0);
        double expected = hipparchus(problem, startFactor).getCost();
        double expectedLoss = 0.5 * expected * expected;
        assertThat(end(problem, startFactor, 300)).isCloseTo(expectedLoss, within(1e-16 + 1e-10 * expectedLoss));
    }

    private static LeastSquaresOptimizer.Optimum hipparchus(MoreGarbowHillstrom problem, double startFactor) {
        ResidualSample sample = problem.open(1).draw();
        int m = sample.residualCount();
        return new LevenbergMarquardtOptimizer()
                .withCostRelativeTolerance(1e-15)
                .withParameterRelativeTolerance(1e-15)
                .withOrthoTolerance(1e-15)
                .optimize(new LeastSquaresBuilder()
                        .model((RealVector x) -> new Pair<>(
                                (RealVector) new ArrayRealVector(residuals(sample, x.toArray())),
                                jacobian(sample, x.toArray())))
                        .target(new double[m])
                        .start(start(problem, startFactor))
                        .maxEvaluations(10_000)
                        .maxIterations(10_000)
                        .checker((iteration, before, after) -> after.getCost() < 1e-10)
                        .build());
    }

    /** One trial, against the normal equations solved by another library. */
    @ParameterizedTest
    @CsvSource({"EXTENDED_ROSENBROCK,100", "WOOD,0.5", "BROYDEN_TRIDIAGONAL,1e-6", "PENALTY_ONE,20"})
    void firstStepSolvesTheDampedNormalEquations(TestFunction function, double damping) {
        MoreGarbowHillstrom problem = problem(function, 0);
        ResidualSample sample = problem.open(1).draw();
        double[] x = problem.initialPoint(1);
        RealMatrix jacobian = jacobian(sample, x);
        RealMatrix matrix = jacobian.transposeMultiply(jacobian);
        for (int i = 0; i < x.length; i++) {
            matrix.multiplyEntry(i, i, 1 + damping);
        }
        RealVector expected = new LUDecomposition(matrix)
                .getSolver()
                .solve(jacobian.transpose()
                        .operate(MatrixUtils.createRealVector(residuals(sample, x)))
                        .mapMultiply(-1));
        double[] moved = x.clone();
        new ResidualLevenbergMarquardt(x.length, new ResidualLevenbergMarquardtConfig(damping, 1))
                .step(() -> sample, moved);
        for (int i = 0; i < x.length; i++) {
            assertThat(moved[i] - x[i]).isCloseTo(expected.getEntry(i), within(1e-10 * (1 + expected.getNorm())));
        }
    }

    /** Other units, as long as they are powers of two, change no bit. */
    @Test
    void doesNotDependOnTheUnitsOfTheVariables() {
        MoreGarbowHillstrom problem = problem(TestFunction.WOOD, 0);
        double[] unit = {1, 0x1p-20, 0x1p30, 0x1p5};
        ResidualSample sample = problem.open(1).draw();
        double[] x = problem.initialPoint(1);
        double[] other = new double[4];
        for (int i = 0; i < 4; i++) {
            other[i] = x[i] / unit[i];
        }
        ResidualLevenbergMarquardt optimizer = create(4);
        ResidualLevenbergMarquardt ofOthers = create(4);
        ResidualSample inOtherUnits = new InUnits(sample, unit);
        for (int step = 0; step < 30; step++) {
            optimizer.step(() -> sample, x);
            ofOthers.step(() -> inOtherUnits, other);
            for (int i = 0; i < 4; i++) {
                assertThat(other[i] * unit[i]).isEqualTo(x[i]);
            }
        }
    }

    @Test
    void neverIncreasesALossWithoutNoise() {
        for (TestFunction function : TestFunction.values()) {
            MoreGarbowHillstrom problem = problem(function, 0);
            ResidualSample sample = problem.open(1).draw();
            double[] x = start(problem, function == TestFunction.BIGGS_EXP6 ? 1 : 10);
            ResidualLevenbergMarquardt optimizer = create(x.length);
            double loss = sample.value(x);
            for (int step = 0; step < 50; step++) {
                optimizer.step(() -> sample, x);
                // Rounding of the sum of squares.
                assertThat(sample.value(x)).as("%s", function).isLessThanOrEqualTo(loss * (1 + 1e-14));
                loss = sample.value(x);
            }
        }
    }

    @Test
    void dampsUntilATrialDescendsAndGivesUpAfterTheLast() {
        // r = atan 4x: the undamped step from 1 overshoots to where |r| is larger.
        ResidualSample arctangent = new Arctangent();
        double[] x = {1};
        new ResidualLevenbergMarquardt(1, new ResidualLevenbergMarquardtConfig(1e-9, 1)).step(() -> arctangent, x);
        assertThat(x).as("the only trial was worse").containsExactly(1);
        new ResidualLevenbergMarquardt(1, new ResidualLevenbergMarquardtConfig(1e-9, 20)).step(() -> arctangent, x);
        assertThat(Math.abs(x[0])).isLessThan(1);
    }

    @Test
    void staysAtAMinimum() {
        MoreGarbowHillstrom problem = problem(TestFunction.BEALE, 0);
        ResidualSample sample = problem.open(1).draw();
        double[] x = {3, 0.5};
        create(2).step(() -> sample, x);
        assertThat(x).containsExactly(3, 0.5);
    }

    @Test
    void rejectsWhatItCannotStore() {
        assertThatThrownBy(() -> create(10_001)).hasMessage("dimension = 10001: must be from 1 to 10000");
        assertThatThrownBy(() -> new ResidualLevenbergMarquardtConfig(0, 1))
                .hasMessage("initialDamping = 0.0: must be positive and finite");
        assertThatThrownBy(() -> new ResidualLevenbergMarquardtConfig(1, 0))
                .hasMessage("mostTrials = 0: must be from 1 to 100");
    }

    private static double[] start(MoreGarbowHillstrom problem, double factor) {
        double[] x = problem.initialPoint(1);
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
        return x;
    }

    private static double end(MoreGarbowHillstrom problem, double startFactor, int steps) {
        ResidualSample sample = problem.open(1).draw();
        double[] x = start(problem, startFactor);
        ResidualLevenbergMarquardt optimizer = create(x.length);
        for (int step = 0; step < steps; step++) {
            optimizer.step(() -> sample, x);
        }
        return sample.value(x);
    }

    private static ResidualLevenbergMarquardt create(int dimension) {
        return new ResidualLevenbergMarquardt(dimension, ResidualLevenbergMarquardtConfig.defaults());
    }

    private static MoreGarbowHillstrom problem(TestFunction function, int dimension) {
        return new MoreGarbowHillstrom(new MoreGarbowHillstromConfig(function, dimension, 0));
    }

    private static double[] residuals(ResidualSample sample, double[] x) {
        double[] residuals = new double[sample.residualCount()];
        sample.residuals(x, residuals);
        return residuals;
    }

    /** By rows, from products with the transpose. */
    private static RealMatrix jacobian(ResidualSample sample, double[] x) {
        double[][] rows = new double[sample.residualCount()][x.length];
        double[] unit = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            unit[i] = 1;
            sample.transposedJacobianVector(x, unit, rows[i]);
            unit[i] = 0;
        }
        return new Array2DRowRealMatrix(rows, false);
    }

    private static final class Arctangent implements ResidualSample {
        @Override
        public int residualCount() {
            return 1;
        }

        @Override
        public void residuals(double[] x, double[] residuals) {
            residuals[0] = StrictMath.atan(4 * x[0]);
        }

        @Override
        public void jacobianVector(double[] x, double[] v, double[] out) {
            out[0] = 4 * v[0] / (1 + 16 * x[0] * x[0]);
        }

        @Override
        public void transposedJacobianVector(double[] x, double[] u, double[] out) {
            jacobianVector(x, u, out);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double residual = StrictMath.atan(4 * x[0]);
            gradient[0] = 4 * residual / (1 + 16 * x[0] * x[0]);
            return 0.5 * residual * residual;
        }
    }

    /** A sample of x / unit. */
    private record InUnits(ResidualSample sample, double[] unit) implements ResidualSample {
        @Override
        public int residualCount() {
            return sample.residualCount();
        }

        @Override
        public void residuals(double[] x, double[] residuals) {
            sample.residuals(times(x), residuals);
        }

        @Override
        public void jacobianVector(double[] x, double[] v, double[] out) {
            sample.jacobianVector(times(x), times(v), out);
        }

        @Override
        public void transposedJacobianVector(double[] x, double[] u, double[] out) {
            sample.transposedJacobianVector(times(x), u, out);
            System.arraycopy(times(out), 0, out, 0, out.length);
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double value = sample.valueAndGradient(times(x), gradient);
            System.arraycopy(times(gradient), 0, gradient, 0, gradient.length);
            return value;
        }

        private double[] times(double[] x) {
            double[] product = x.clone();
            for (int i = 0; i < x.length; i++) {
                product[i] *= unit[i];
            }
            return product;
        }
    }
}
