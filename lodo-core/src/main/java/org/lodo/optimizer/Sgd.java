package org.lodo.optimizer;

import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/** Stochastic gradient descent: θ ← θ − η g. */
public final class Sgd implements UpdateRule {

    private final double learningRate;

    /**
     * @param learningRate η, positive
     */
    public Sgd(double learningRate) {
        this.learningRate = Require.positive("learningRate", learningRate);
    }

    @Override
    public void beginStep() {
        // Nothing depends on the number of the step.
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double rate = -learningRate;
        for (int i = from; i < to; i++) {
            parameters[i] = Math.fma(rate, gradient[i], parameters[i]);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        // There is no state.
    }
}
