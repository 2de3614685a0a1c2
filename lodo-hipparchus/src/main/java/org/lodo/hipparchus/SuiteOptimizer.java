package org.lodo.hipparchus;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.optim.ConvergenceChecker;
import org.hipparchus.optim.OptimizationData;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.GradientMultivariateOptimizer;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;

/**
 * An optimizer of the suite behind Hipparchus's interface for functions with gradients. {@link #optimize} takes what
 * Hipparchus's conjugate gradients take: an objective function and its gradient, an initial guess, a goal, and limits of
 * evaluations and iterations; bounds are rejected. A new optimizer is created for every call, so results repeat.
 *
 * <p>An iteration is a step of the optimizer. It ends, as with conjugate gradients, when the convergence checker is content with
 * the last two points. The checker should suit the optimizer: first steps of one that learns while it optimizes may be short, and a
 * value may rise.
 *
 * <p>Every value counts as an evaluation; gradients do not. A value or gradient that the optimizer asks for again at the point
 * evaluated last is remembered.
 */
public final class SuiteOptimizer extends GradientMultivariateOptimizer {

    private final IntFunction<? extends Optimizer<? super Sample>> method;

    /**
     * @param method creates the optimizer for a number of variables, such as {@code n -> new Lbfgs(n, LbfgsConfig.defaults())}
     * @param checker decides when to end
     */
    public SuiteOptimizer(
            IntFunction<? extends Optimizer<? super Sample>> method, ConvergenceChecker<PointValuePair> checker) {
        super(Objects.requireNonNull(checker, "checker"));
        this.method = method;
    }

    @Override
    protected void parseOptimizationData(OptimizationData... data) {
        super.parseOptimizationData(data);
        if (getLowerBound() != null || getUpperBound() != null) {
            throw new MathRuntimeException(LocalizedCoreFormats.CONSTRAINT);
        }
    }

    @Override
    protected PointValuePair doOptimize() {
        double[] x = getStartPoint();
        Optimizer<? super Sample> optimizer = method.apply(x.length);
        Function function = new Function(x.length, getGoalType() == GoalType.MAXIMIZE);
        Draws<Sample> draws = () -> function;
        PointValuePair current = new PointValuePair(x, function.objective(x));
        while (true) {
            incrementIterationCount();
            optimizer.step(draws, x);
            PointValuePair previous = current;
            current = new PointValuePair(x, function.objective(x));
            if (getConvergenceChecker().converged(getIterations(), previous, current)) {
                return current;
            }
        }
    }

    /** The objective function, of opposite sign if it is to be maximized, with a memory of the point evaluated last. */
    private final class Function implements Sample {
        private final boolean isNegated;
        private final double[] point;
        private final double[] slope;
        private boolean hasValue;
        private boolean hasGradient;
        private double last;

        Function(int dimension, boolean isNegated) {
            this.isNegated = isNegated;
            point = new double[dimension];
            slope = new double[dimension];
        }

        /** The value that Hipparchus is told. */
        double objective(double[] x) {
            remember(x);
            if (!hasValue) {
                last = computeObjectiveValue(x.clone());
                hasValue = true;
            }
            return last;
        }

        @Override
        public double value(double[] x) {
            double value = objective(x);
            return isNegated ? -value : value;
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double value = value(x);
            if (!hasGradient) {
                double[] computed = computeObjectiveGradient(x.clone());
                for (int i = 0; i < slope.length; i++) {
                    slope[i] = isNegated ? -computed[i] : computed[i];
                }
                hasGradient = true;
            }
            System.arraycopy(slope, 0, gradient, 0, slope.length);
            return value;
        }

        private void remember(double[] x) {
            if (!Arrays.equals(point, x)) {
                System.arraycopy(x, 0, point, 0, x.length);
                hasValue = false;
                hasGradient = false;
            }
        }
    }
}
