package org.lodo.optimizer;

import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/** Applies an {@link UpdateRule} to the point itself: each step takes one draw, one gradient and one update. */
public final class GradientOptimizer implements Optimizer<Sample>, Step {

    private final UpdateRule rule;
    private final double[] drawn;

    /**
     * @param dimension n, at least 1
     * @param rule creates the rule, for one group of n parameters
     */
    public GradientOptimizer(int dimension, UpdateRule.Factory rule) {
        drawn = new double[Require.atLeast("dimension", dimension, 1)];
        this.rule = rule.create(dimension);
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, drawn.length);
        draws.draw().valueAndGradient(x, drawn);
        step(drawn, x);
    }

    @Override
    public void step(double[] gradient, double[] x) {
        Require.gradientAt(gradient, x, drawn.length);
        rule.beginStep();
        rule.update(0, gradient, x, 0, x.length);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        rule.visitState(visitor);
    }
}
