package org.lodo.baselines.entrywise;

import org.lodo.baselines.Groups;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * Rectified Adam (Liu, Jiang, He, Chen, Liu, Gao and Han, 2020, arXiv 1908.03265, algorithm 2), as in
 * {@code torch.optim.RAdam}: the step of Adam times a factor while the average of squares is still short,
 *
 * <pre>
 * x ← x − η/(1 − β₁ᵗ) · factor · √(1 − β₂ᵗ) · m / (√v + ε),   ρ &gt; 5
 * x ← x − η/(1 − β₁ᵗ) · m,                                  ρ ≤ 5,   t = 1, 2, …
 * </pre>
 *
 * <p>with ρ and factor of {@link Rectification}. The paper adapts from ρ &gt; 4 on.
 */
public final class Radam implements UpdateRule {

    private static final double MIN_LENGTH = 5;

    private final RadamConfig config;
    private final double[][] mean;
    private final double[][] square;
    private long steps;
    private double rate;
    private boolean adapts;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Radam(RadamConfig config, int... sizes) {
        this.config = config;
        mean = Groups.zeros(sizes);
        square = Groups.zeros(sizes);
    }

    @Override
    public void beginStep() {
        steps++;
        double t = (double) steps;
        double length = Rectification.length(config.beta2(), t);
        adapts = length > MIN_LENGTH;
        rate = config.learningRate() / (1 - StrictMath.pow(config.beta1(), t));
        if (adapts) {
            rate *= Rectification.factor(config.beta2(), length) * Math.sqrt(1 - StrictMath.pow(config.beta2(), t));
        }
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] m = mean[group];
        double[] v = square[group];
        double beta1 = config.beta1();
        double beta2 = config.beta2();
        double epsilon = config.epsilon();
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            double newMean = Math.fma(beta1, m[i], (1 - beta1) * g);
            double newSquare = Math.fma(beta2, v[i], (1 - beta2) * g * g);
            m[i] = newMean;
            v[i] = newSquare;
            parameters[i] -= rate * newMean / (adapts ? Math.sqrt(newSquare) + epsilon : 1);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        Groups.visit(visitor, mean);
        Groups.visit(visitor, square);
        steps = visitor.number(steps);
    }
}
