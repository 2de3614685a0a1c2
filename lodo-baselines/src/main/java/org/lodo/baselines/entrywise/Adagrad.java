package org.lodo.baselines.entrywise;

import java.util.Arrays;
import org.lodo.baselines.Groups;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * AdaGrad with a diagonal (Duchi, Hazan and Singer, 2011), as in {@code torch.optim.Adagrad}:
 *
 * <pre>
 * s ← s + g²
 * x ← x − η/(1 + (t − 1) d) · g / (√s + ε),   t = 1, 2, …
 * </pre>
 */
public final class Adagrad implements UpdateRule {

    private final AdagradConfig config;
    private final double[][] squares;
    private long steps;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Adagrad(AdagradConfig config, int... sizes) {
        this.config = config;
        squares = Groups.zeros(sizes);
        for (double[] sums : squares) {
            Arrays.fill(sums, config.initialAccumulator());
        }
    }

    @Override
    public void beginStep() {
        steps++;
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] s = squares[group];
        double rate = config.learningRate() / (1 + (steps - 1) * config.learningRateDecay());
        double epsilon = config.epsilon();
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            double sum = Math.fma(g, g, s[i]);
            s[i] = sum;
            // Without ε, an entry that never had a gradient stays where it is.
            parameters[i] -= g == 0 ? 0 : rate * g / (Math.sqrt(sum) + epsilon);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        Groups.visit(visitor, squares);
        steps = visitor.number(steps);
    }
}
