package org.lodo.baselines.entrywise;

import java.util.Arrays;
import org.lodo.baselines.Groups;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * Continuous coin betting, which has no learning rate (Orabona and Tommasi, 2017, arXiv 1705.07795, algorithm 2). Entry by
 * entry, with x₀ the start:
 *
 * <pre>
 * ℓ ← max(ℓ, |g|),   ℓ from ε
 * θ ← θ − g
 * a ← a + |g|
 * w ← max(w − g (x − x₀), 0)
 * x ← x₀ + θ (ℓ + w) / (ℓ max(a + ℓ, α ℓ))
 * </pre>
 */
public final class Cocob implements UpdateRule {

    private final CocobConfig config;
    private final double[][] start;
    private final double[][] largest;
    private final double[][] sum;
    private final double[][] absoluteSum;
    private final double[][] reward;
    private long steps;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Cocob(CocobConfig config, int... sizes) {
        this.config = config;
        start = Groups.zeros(sizes);
        largest = Groups.zeros(sizes);
        for (double[] values : largest) {
            Arrays.fill(values, config.epsilon());
        }
        sum = Groups.zeros(sizes);
        absoluteSum = Groups.zeros(sizes);
        reward = Groups.zeros(sizes);
    }

    @Override
    public void beginStep() {
        steps++;
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] x0 = start[group];
        if (steps == 1) {
            System.arraycopy(parameters, from, x0, from, to - from);
        }
        double[] l = largest[group];
        double[] theta = sum[group];
        double[] a = absoluteSum[group];
        double[] w = reward[group];
        double alpha = config.alpha();
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            l[i] = Math.max(l[i], Math.abs(g));
            theta[i] -= g;
            a[i] += Math.abs(g);
            w[i] = Math.max(w[i] - g * (parameters[i] - x0[i]), 0);
            parameters[i] = x0[i] + theta[i] * (l[i] + w[i]) / (l[i] * Math.max(a[i] + l[i], alpha * l[i]));
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        Groups.visit(visitor, start);
        Groups.visit(visitor, largest);
        Groups.visit(visitor, sum);
        Groups.visit(visitor, absoluteSum);
        Groups.visit(visitor, reward);
        steps = visitor.number(steps);
    }
}
