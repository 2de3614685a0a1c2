package org.lodo.baselines;

import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * L-BFGS with a line search for the strong Wolfe conditions (Nocedal and Wright, Numerical Optimization, 2nd edition,
 * algorithm 7.5), for objectives without noise. A step takes one draw and searches on it; it costs at least one
 * gradient, plus those of the search. If no step to a finite gradient decreases the objective, the pairs are
 * discarded and x stays.
 */
public final class Lbfgs implements Optimizer<Sample>, Stateful {

    private final WolfeLineSearch lineSearch;
    private final CurvaturePairs pairs;
    private final double[] gradient;
    private final double[] direction;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     */
    public Lbfgs(int dimension, LbfgsConfig config) {
        gradient = new double[Require.atLeast("dimension", dimension, 1)];
        direction = new double[dimension];
        lineSearch = new WolfeLineSearch(dimension, config);
        pairs = new CurvaturePairs(config.history(), dimension);
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        Sample sample = draws.draw();
        double value = sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        double slope = chooseDirection();
        if (slope == 0) {
            // The gradient is zero.
            return;
        }
        // The first direction has the norm of the gradient, which is unrelated to a good step length.
        double firstLength = pairs.isEmpty() ? Math.min(1, 1 / Vectors.norm(gradient)) : 1;
        double slopeAtEnd = lineSearch.search(sample, x, value, slope, direction, firstLength);
        if (Double.isNaN(slopeAtEnd) || !Vectors.isFinite(lineSearch.gradient())) {
            pairs.clear();
            return;
        }
        double[] step = pairs.nextStep();
        double[] change = pairs.nextChange();
        for (int i = 0; i < x.length; i++) {
            step[i] = lineSearch.point()[i] - x[i];
            change[i] = lineSearch.gradient()[i] - gradient[i];
            x[i] = lineSearch.point()[i];
        }
        if (slopeAtEnd > slope) {
            // Positive curvature, which a search that ran out of evaluations does not guarantee.
            pairs.add();
        }
    }

    /** Sets p ← −H g and returns pᵀg, which is negative unless the gradient is zero. */
    private double chooseDirection() {
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -gradient[i];
        }
        if (!pairs.isEmpty()) {
            pairs.multiply(direction, pairs.newestScale());
        }
        double slope = Vectors.dot(direction, gradient);
        if (slope >= 0 && !pairs.isEmpty()) {
            // Rounding errors have made the pairs useless.
            pairs.clear();
            return chooseDirection();
        }
        return slope;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        pairs.visitState(visitor);
    }
}
