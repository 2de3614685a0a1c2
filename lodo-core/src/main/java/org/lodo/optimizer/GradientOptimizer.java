package org.lodo.optimizer;

import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/** An {@link UpdateRule} applied to the point itself: one draw, one gradient, one update a step. */
public final class GradientOptimizer implements Optimizer<Sample>, Stateful {

    private final UpdateRule rule;
    private final double[] gradient;

    /**
     * @param dimension n, at least 1
     * @param rule makes the rule, for one group of n parameters
     */
    public GradientOptimizer(int dimension, UpdateRule.Factory rule) {
        this.gradient = new double[Require.atLeast("dimension", dimension, 1)];
        this.rule = rule.create(dimension);
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        draws.draw().valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        rule.beginStep();
        rule.update(0, gradient, x, 0, x.length);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        rule.visitState(visitor);
    }
}
