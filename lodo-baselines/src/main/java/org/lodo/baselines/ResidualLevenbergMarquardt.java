package org.lodo.baselines;

import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.ResidualSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * The method of Levenberg (1944) and Marquardt (1963) for nonlinear least squares: with the residuals r and their Jacobian J at
 * x, on one draw,
 *
 * <pre>
 * x ← x + p   where   (JᵀJ + μ D²) p = −Jᵀr
 * </pre>
 *
 * <p>D is diagonal, the largest norm so far of each column of J (Moré 1978), so that the method does not depend on the units of
 * the variables. A trial is accepted if it decreases ‖r‖². The gain ratio ρ, the decrease of ½ ‖r‖² over the one that the
 * linear model promised, changes the damping (Nielsen 1999, Damping Parameter in Marquardt's Method): μ ← μ max(⅓, 1 − (2ρ −
 * 1)³) after an accepted trial, and by factors 2, 4, 8, … until then. If no trial decreases ‖r‖², x and the state stay.
 *
 * <p>A step costs one evaluation of the residuals, n products with J, whose columns are formed one by one, and one evaluation
 * of the residuals for each trial. Without noise it is the method to beat on sums of squares. On noisy draws its trials are
 * judged by the draw that proposed them.
 *
 * <p>Hipparchus' LevenbergMarquardtOptimizer, which tests compare with, runs from a start to convergence in one call and keeps
 * damping and scaling to itself, so it cannot be asked for a step, saved and resumed.
 */
public final class ResidualLevenbergMarquardt implements Optimizer<ResidualSample>, Stateful {

    /** The Jacobian is a dense matrix. */
    private static final int MAX_DIMENSION = 10_000;

    private static final int DAMPING = 0;
    private static final int GROWTH = 1;

    private final int mostTrials;
    /** The diagonal of D; zero before the first step. */
    private final double[] scale;
    /** μ, and the factor by which the next rejected trial multiplies it. */
    private final double[] control;

    private final double[] unit;
    private final double[] trial;
    private final double[] nextScale;
    private double[] residuals = {};
    private double[] trialResiduals = {};
    private double[] column = {};
    private DampedLeastSquares system;

    /**
     * @param dimension n, from 1 to {@value #MAX_DIMENSION}
     * @param config hyper-parameters
     */
    public ResidualLevenbergMarquardt(int dimension, ResidualLevenbergMarquardtConfig config) {
        Require.between("dimension", dimension, 1, MAX_DIMENSION);
        mostTrials = config.mostTrials();
        scale = new double[dimension];
        nextScale = new double[dimension];
        unit = new double[dimension];
        trial = new double[dimension];
        control = new double[] {config.initialDamping(), 2};
        system = new DampedLeastSquares(0, dimension);
    }

    @Override
    public void step(Draws<? extends ResidualSample> draws, double[] x) {
        Require.length("x", x, scale.length);
        ResidualSample sample = draws.draw();
        allocate(sample.residualCount());
        sample.residuals(x, residuals);
        Require.finite("residuals", residuals);
        evaluateJacobian(sample, x);
        double damping = control[DAMPING];
        double growth = control[GROWTH];
        for (int tried = 0; tried < mostTrials; tried++) {
            double promised = system.solve(damping);
            double loss = 0.5 * Vectors.dot(residuals, residuals);
            if (!(promised > Math.ulp(loss))) {
                // No decrease that could be told from rounding.
                return;
            }
            for (int i = 0; i < x.length; i++) {
                trial[i] = x[i] + system.step(i);
            }
            sample.residuals(trial, trialResiduals);
            double decrease = decrease();
            if (decrease > 0 && Vectors.isFinite(trial)) {
                accept(x, damping, decrease / promised);
                return;
            }
            damping *= growth;
            growth *= 2;
        }
    }

    private void accept(double[] x, double damping, double gain) {
        double surplus = 2 * gain - 1;
        control[DAMPING] = Math.max(Double.MIN_NORMAL, damping * Math.max(1.0 / 3, 1 - surplus * surplus * surplus));
        control[GROWTH] = 2;
        System.arraycopy(nextScale, 0, scale, 0, scale.length);
        System.arraycopy(trial, 0, x, 0, x.length);
    }

    private void allocate(int residualCount) {
        if (residuals.length != residualCount) {
            residuals = new double[residualCount];
            trialResiduals = new double[residualCount];
            column = new double[residualCount];
            system = new DampedLeastSquares(residualCount, scale.length);
        }
    }

    /** Forms J / D, column by column, and D for this step. */
    private void evaluateJacobian(ResidualSample sample, double[] x) {
        for (int j = 0; j < unit.length; j++) {
            unit[j] = 1;
            sample.jacobianVector(x, unit, column);
            unit[j] = 0;
            Require.finite("jacobian", column);
            double largest = Math.max(scale[j], Vectors.norm(column));
            nextScale[j] = largest;
            // A column that was always zero: any scale will do.
            system.setColumn(j, column, largest == 0 ? 1 : largest);
        }
        system.setResiduals(residuals);
    }

    /** ½ ‖r(x)‖² − ½ ‖r(trial)‖² as a product of sum and difference, which loses less than the difference of squares. */
    private double decrease() {
        double sum = 0;
        for (int i = 0; i < residuals.length; i++) {
            sum = Math.fma(residuals[i] - trialResiduals[i], residuals[i] + trialResiduals[i], sum);
        }
        return 0.5 * sum;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(scale);
        visitor.array(control);
    }
}
