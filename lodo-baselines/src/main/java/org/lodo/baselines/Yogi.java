package org.lodo.baselines;

import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * Yogi (Zaheer, Reddi, Sachan, Kale and Kumar, 2018) as implemented in the LODO reference: without bias correction,
 * and with averages that start at zero.
 *
 * <pre>
 * m ← β₁ m + (1 − β₁) g
 * v ← v − (1 − β₂) sign(v − g²) g²
 * x ← x − η m / (√v + ε)
 * </pre>
 */
public final class Yogi implements UpdateRule {

    private final YogiConfig config;
    private final double[][] mean;
    private final double[][] square;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Yogi(YogiConfig config, int... sizes) {
        this.config = config;
        mean = Groups.zeros(sizes);
        square = Groups.zeros(sizes);
    }

    @Override
    public void beginStep() {
        // Nothing depends on the number of the step.
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] m = mean[group];
        double[] v = square[group];
        double beta1 = config.beta1();
        double rest1 = 1 - beta1;
        double rest2 = 1 - config.beta2();
        double rate = config.learningRate();
        double epsilon = config.epsilon();
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            double newMean = Math.fma(beta1, m[i], rest1 * g);
            double newSquare = v[i] - rest2 * Math.signum(v[i] - g * g) * g * g;
            m[i] = newMean;
            v[i] = newSquare;
            parameters[i] -= rate * newMean / (Math.sqrt(newSquare) + epsilon);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        for (int group = 0; group < mean.length; group++) {
            visitor.array(mean[group]);
            visitor.array(square[group]);
        }
    }
}
