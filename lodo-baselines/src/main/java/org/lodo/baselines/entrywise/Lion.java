package org.lodo.baselines.entrywise;

import org.lodo.baselines.Groups;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * Lion (Chen et al., Symbolic Discovery of Optimization Algorithms, 2023, arXiv 2302.06675, algorithm 2):
 *
 * <pre>
 * x ← (1 − η w) x − η sign(β₁ m + (1 − β₁) g),   sign 0 = 0
 * m ← β₂ m + (1 − β₂) g
 * </pre>
 */
public final class Lion implements UpdateRule {

    private final LionConfig config;
    private final double[][] mean;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Lion(LionConfig config, int... sizes) {
        this.config = config;
        mean = Groups.zeros(sizes);
    }

    @Override
    public void beginStep() {
        // Nothing depends on the number of the step.
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] m = mean[group];
        double beta1 = config.beta1();
        double beta2 = config.beta2();
        double rate = config.learningRate();
        double keep = 1 - rate * config.weightDecay();
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            double direction = Math.fma(beta1, m[i], (1 - beta1) * g);
            parameters[i] = keep * parameters[i] - rate * Math.signum(direction);
            m[i] = Math.fma(beta2, m[i], (1 - beta2) * g);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        Groups.visit(visitor, mean);
    }
}
