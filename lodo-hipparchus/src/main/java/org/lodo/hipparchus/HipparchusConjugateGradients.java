package org.lodo.hipparchus;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * Hipparchus's nonlinear conjugate gradients with Brent's line search. A step is one run of it on one draw, from x until the value
 * changes by no more than a share, the line search finds no bracket, or the evaluations are used up; x becomes the lowest point
 * evaluated. Meant for objectives without noise.
 *
 * <p>It keeps nothing from one step to the next. Hipparchus allocates in every iteration.
 */
public final class HipparchusConjugateGradients implements Optimizer<Sample>, Stateful {

    /**
     * Hyper-parameters.
     *
     * @param formula of the coefficient that combines directions
     * @param initialBracket length of the first step of a line search as a multiple of the direction, positive
     * @param evaluations how many values and gradients a step may take, at least 2
     * @param tolerance relative change of the value between iterations at which a step ends, positive
     */
    public record Config(Formula formula, double initialBracket, int evaluations, double tolerance) {

        /** Checks every value. */
        public Config {
            Require.positive("initialBracket", initialBracket);
            Require.atLeast("evaluations", evaluations, 2);
            Require.positive("tolerance", tolerance);
        }

        /**
         * @return Polak and Ribière, a first bracket of 1e-8, as Hipparchus; 200 evaluations; 1e-14
         */
        public static Config defaults() {
            return new Config(Formula.POLAK_RIBIERE, 1e-8, 200, 1e-14);
        }
    }

    /** How the coefficient of the last direction is computed. */
    public enum Formula {
        /** Fletcher and Reeves, 1964. */
        FLETCHER_REEVES,
        /** Polak and Ribière, 1969. */
        POLAK_RIBIERE
    }

    /** Of the length of a line search, relative and absolute; Hipparchus's default. */
    private static final double LINE_TOLERANCE = 1e-8;

    private final Config config;
    private final Trials trials;

    /** The point of the last gradient, with its value and gradient. */
    private final double[] point;

    private final double[] gradient;
    private double value;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     */
    public HipparchusConjugateGradients(int dimension, Config config) {
        this.config = config;
        point = new double[Require.atLeast("dimension", dimension, 1)];
        gradient = new double[dimension];
        trials = new Trials(dimension);
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, point.length);
        Sample sample = draws.draw();
        trials.begin(config.evaluations());
        evaluate(sample, x);
        Require.finite("gradient", gradient);
        if (Vectors.norm(gradient) == 0) {
            return;
        }
        try {
            new NonLinearConjugateGradientOptimizer(
                            NonLinearConjugateGradientOptimizer.Formula.valueOf(
                                    config.formula().name()),
                            new SimpleValueChecker(config.tolerance(), Double.MIN_NORMAL),
                            LINE_TOLERANCE,
                            LINE_TOLERANCE,
                            config.initialBracket())
                    .optimize(
                            GoalType.MINIMIZE,
                            new InitialGuess(x),
                            MaxEval.unlimited(),
                            new ObjectiveFunction(trial -> value(sample, trial)),
                            new ObjectiveFunctionGradient(trial -> gradient(sample, trial)));
        } catch (MathIllegalStateException e) {
            // The evaluations are used up, or the line search found no bracket: what was found before counts.
        }
        trials.moveToBest(x);
    }

    private double value(Sample sample, double[] x) {
        if (Arrays.equals(x, point)) {
            return value;
        }
        trials.count();
        double found = sample.value(x);
        trials.note(x, found);
        return Double.isNaN(found) ? Double.POSITIVE_INFINITY : found;
    }

    private double[] gradient(Sample sample, double[] x) {
        if (!Arrays.equals(x, point)) {
            evaluate(sample, x);
        }
        if (!Vectors.isFinite(gradient)) {
            throw trials.end();
        }
        return gradient.clone();
    }

    private void evaluate(Sample sample, double[] x) {
        trials.count();
        System.arraycopy(x, 0, point, 0, x.length);
        value = sample.valueAndGradient(x, gradient);
        if (Vectors.isFinite(gradient)) {
            trials.note(x, value);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        // Nothing is kept between steps.
    }
}
