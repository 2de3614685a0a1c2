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
 * algorithm 7.5), for objectives without noise. A step draws once and searches on that draw; it costs one gradient at
 * least and as many more as the search needs. If no step goes down, the pairs are forgotten and x stays.
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
        // The first direction has the length of the gradient, which says nothing about the length of a good step.
        double firstLength = pairs.isEmpty() ? Math.min(1, 1 / Vectors.norm(gradient)) : 1;
        double slopeAtEnd = lineSearch.search(sample, x, value, slope, direction, firstLength);
        if (Double.isNaN(slopeAtEnd)) {
            pairs.clear();
            return;
        }
        Require.finite("gradient", lineSearch.gradient());
        double[] step = pairs.nextStep();
        double[] change = pairs.nextChange();
        for (int i = 0; i < x.length; i++) {
            step[i] = lineSearch.point()[i] - x[i];
            change[i] = lineSearch.gradient()[i] - gradient[i];
            x[i] = lineSearch.point()[i];
        }
        if (slopeAtEnd > slope) {
            // Positive curvature; a search that was cut short does not promise it.
            pairs.add();
        }
    }

    /** p ← −H g; the answer is pᵀg, which is negative. */
    private double chooseDirection() {
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -gradient[i];
        }
        if (!pairs.isEmpty()) {
            pairs.multiply(direction, pairs.newestScale());
        }
        double slope = Vectors.dot(direction, gradient);
        if (slope >= 0 && !pairs.isEmpty()) {
            // Rounding has made the pairs useless.
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
