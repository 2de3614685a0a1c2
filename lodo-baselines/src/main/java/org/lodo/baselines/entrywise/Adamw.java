package org.lodo.baselines.entrywise;

import org.lodo.baselines.Groups;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019, arXiv 1711.05101, algorithm 2), optionally with AMSGrad
 * (Reddi, Kale and Kumar, 2018, arXiv 1904.09237), as in {@code torch.optim.AdamW}:
 *
 * <pre>
 * x ← (1 − η w) x
 * m ← β₁ m + (1 − β₁) g
 * v ← β₂ v + (1 − β₂) g²
 * x ← x − η/(1 − β₁ᵗ) · m / (√u/√(1 − β₂ᵗ) + ε),   u = v, or its largest value so far with AMSGrad, t = 1, 2, …
 * </pre>
 *
 * <p>Here ε is inside the bias correction; in {@link org.lodo.optimizer.Adam} it is outside.
 */
public final class Adamw implements UpdateRule {

    private final AdamwConfig config;
    private final double[][] mean;
    private final double[][] square;
    /** The largest average of squares; no arrays without AMSGrad. */
    private final double[][] largest;

    private long steps;
    private double correctedRate;
    private double rootCorrection;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Adamw(AdamwConfig config, int... sizes) {
        this.config = config;
        mean = Groups.zeros(sizes);
        square = Groups.zeros(sizes);
        largest = config.amsgrad() ? Groups.zeros(sizes) : new double[0][];
    }

    @Override
    public void beginStep() {
        steps++;
        double t = (double) steps;
        correctedRate = config.learningRate() / (1 - StrictMath.pow(config.beta1(), t));
        rootCorrection = Math.sqrt(1 - StrictMath.pow(config.beta2(), t));
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] m = mean[group];
        double[] v = square[group];
        double beta1 = config.beta1();
        double beta2 = config.beta2();
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        for (int i = from; i < to; i++) {
            double g = gradient[i];
            m[i] = Math.fma(beta1, m[i], rest1 * g);
            v[i] = Math.fma(beta2, v[i], rest2 * g * g);
        }
        double[] u = v;
        if (config.amsgrad()) {
            u = largest[group];
            for (int i = from; i < to; i++) {
                u[i] = Math.max(u[i], v[i]);
            }
        }
        double keep = 1 - config.learningRate() * config.weightDecay();
        double epsilon = config.epsilon();
        double rate = correctedRate;
        double correction = rootCorrection;
        for (int i = from; i < to; i++) {
            parameters[i] = keep * parameters[i] - rate * m[i] / (Math.sqrt(u[i]) / correction + epsilon);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        Groups.visit(visitor, mean);
        Groups.visit(visitor, square);
        Groups.visit(visitor, largest);
        steps = visitor.number(steps);
    }
}
