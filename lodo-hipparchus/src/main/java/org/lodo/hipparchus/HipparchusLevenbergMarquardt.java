package org.lodo.hipparchus;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresProblem;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.ValueAndJacobianFunction;
import org.hipparchus.util.Pair;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.ResidualSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * Hipparchus's Levenberg–Marquardt method, a translation of MINPACK's lmder. A step is one run of it on one draw, from x until one of
 * its tolerances holds or the evaluations are used up; x becomes the lowest point evaluated. A Jacobian takes n products and is
 * formed at accepted points only. Meant for objectives without noise.
 *
 * <p>It keeps nothing from one step to the next: damping and scales begin anew. Hipparchus allocates in every iteration.
 */
public final class HipparchusLevenbergMarquardt implements Optimizer<ResidualSample>, Stateful {

    /**
     * Hyper-parameters.
     *
     * @param initialStepBound factor of the first trust region's radius, positive
     * @param evaluations how many vectors of residuals and Jacobians a step may take, at least 2
     * @param tolerance relative decrease of the cost, relative change of x, and cosine between residuals and columns of the
     *     Jacobian at which a step ends; positive
     */
    public record Config(double initialStepBound, int evaluations, double tolerance) {

        /** Checks every value. */
        public Config {
            Require.positive("initialStepBound", initialStepBound);
            Require.atLeast("evaluations", evaluations, 2);
            Require.positive("tolerance", tolerance);
        }

        /**
         * @return 100, as Hipparchus; 200 evaluations; 1e-14
         */
        public static Config defaults() {
            return new Config(100, 200, 1e-14);
        }
    }

    private final Config config;
    private final int dimension;
    private final Trials trials;
    private final LevenbergMarquardtOptimizer method;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     */
    public HipparchusLevenbergMarquardt(int dimension, Config config) {
        this.config = config;
        this.dimension = Require.atLeast("dimension", dimension, 1);
        trials = new Trials(dimension);
        method = new LevenbergMarquardtOptimizer()
                .withInitialStepBoundFactor(config.initialStepBound())
                .withCostRelativeTolerance(config.tolerance())
                .withParameterRelativeTolerance(config.tolerance())
                .withOrthoTolerance(config.tolerance());
    }

    @Override
    public void step(Draws<? extends ResidualSample> draws, double[] x) {
        Require.length("x", x, dimension);
        ResidualSample sample = draws.draw();
        trials.begin(config.evaluations());
        LeastSquaresProblem problem = new LeastSquaresBuilder()
                .model(new Residuals(sample))
                .target(new double[sample.residualCount()])
                .start(x)
                .lazyEvaluation(true)
                .maxEvaluations(Integer.MAX_VALUE)
                .maxIterations(Integer.MAX_VALUE)
                .build();
        try {
            method.optimize(problem);
        } catch (MathIllegalStateException e) {
            // The evaluations are used up, or no decrease can be told from rounding: what was found before counts.
        }
        trials.moveToBest(x);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        // Nothing is kept between steps.
    }

    /**
     * Residuals and Jacobian of a draw. What is not finite at the start is rejected, and ends the run later. Hipparchus asks for the
     * residuals of a point several times, so those of the last point are kept.
     */
    private final class Residuals implements ValueAndJacobianFunction {
        private final ResidualSample sample;
        private final double[] point;
        private final double[] residuals;
        private boolean hasPoint;
        private boolean isStarted;

        Residuals(ResidualSample sample) {
            this.sample = sample;
            point = new double[dimension];
            residuals = new double[sample.residualCount()];
        }

        @Override
        public RealVector computeValue(double[] x) {
            if (!hasPoint || !Arrays.equals(x, point)) {
                trials.count();
                System.arraycopy(x, 0, point, 0, x.length);
                sample.residuals(x, residuals);
                hasPoint = true;
                requireFinite("residuals", residuals);
                trials.note(x, 0.5 * Vectors.dot(residuals, residuals));
            }
            return new ArrayRealVector(residuals);
        }

        @Override
        public RealMatrix computeJacobian(double[] x) {
            trials.count();
            int rows = residuals.length;
            double[][] jacobian = new double[rows][x.length];
            double[] unit = new double[x.length];
            double[] column = new double[rows];
            for (int j = 0; j < x.length; j++) {
                unit[j] = 1;
                sample.jacobianVector(x, unit, column);
                unit[j] = 0;
                requireFinite("jacobianVector", column);
                for (int i = 0; i < rows; i++) {
                    jacobian[i][j] = column[i];
                }
            }
            isStarted = true;
            return new Array2DRowRealMatrix(jacobian, false);
        }

        private void requireFinite(String name, double[] values) {
            if (!isStarted) {
                Require.finite(name, values);
            } else if (!Vectors.isFinite(values)) {
                throw trials.end();
            }
        }

        @Override
        public Pair<RealVector, RealMatrix> value(RealVector point) {
            double[] x = point.toArray();
            return new Pair<>(computeValue(x), computeJacobian(x));
        }
    }
}
