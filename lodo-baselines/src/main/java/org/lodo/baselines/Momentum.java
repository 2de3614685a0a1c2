package org.lodo.baselines;

import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/** Gradient descent with heavy-ball momentum (Polyak, 1964): a ← μ a − η g; x ← x + a. */
public final class Momentum implements UpdateRule {

    private final MomentumConfig config;
    private final double[][] velocity;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Momentum(MomentumConfig config, int... sizes) {
        this.config = config;
        velocity = Groups.zeros(sizes);
    }

    @Override
    public void beginStep() {
        // Nothing depends on the number of the step.
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] a = velocity[group];
        double mu = config.momentum();
        double rate = config.learningRate();
        for (int i = from; i < to; i++) {
            double newVelocity = Math.fma(mu, a[i], -rate * gradient[i]);
            a[i] = newVelocity;
            parameters[i] += newVelocity;
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (double[] values : velocity) {
            visitor.array(values);
        }
    }
}
