package org.lodo.optimizer;

import org.lodo.state.StateVisitor;

/**
 * Adam (Kingma and Ba, 2015, the form at the end of their section 2):
 *
 * <pre>
 * M ← β₁ M + (1 − β₁) g
 * V ← β₂ V + (1 − β₂) g²
 * θ ← θ − α √(1 − β₂ᵗ) / (1 − β₁ᵗ) · M / (√V + ε),   t = 1, 2, …
 * </pre>
 *
 * <p>ε is outside the bias correction, as in the LODO reference; the algorithm box of Kingma and Ba has it inside.
 */
public final class Adam implements UpdateRule {

    private final AdamConfig config;
    private final double[][] mean;
    private final double[][] square;
    private long steps;
    private double correctedRate;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Adam(AdamConfig config, int... sizes) {
        this.config = config;
        mean = new double[sizes.length][];
        square = new double[sizes.length][];
        for (int group = 0; group < sizes.length; group++) {
            mean[group] = new double[sizes[group]];
            square[group] = new double[sizes[group]];
        }
    }

    @Override
    public void beginStep() {
        steps++;
        double t = (double) steps;
        correctedRate = config.learningRate()
                * Math.sqrt(1 - StrictMath.pow(config.beta2(), t))
                / (1 - StrictMath.pow(config.beta1(), t));
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] m = mean[group];
        double[] v = square[group];
        double beta1 = config.beta1();
        double beta2 = config.beta2();
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        double epsilon = config.epsilon();
        double rate = correctedRate;
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            double newMean = Math.fma(beta1, m[i], rest1 * g);
            double newSquare = Math.fma(beta2, v[i], rest2 * g * g);
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
        steps = visitor.number(steps);
    }
}
