package org.lodo.baselines.entrywise;

import org.lodo.baselines.Groups;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * Adam with Nesterov momentum (Dozat, 2016), as in {@code torch.optim.NAdam} since version 2:
 *
 * <pre>
 * μₜ = β₁ (1 − ½ · 0.96^(t ψ)),   Πₜ = μ₁ … μₜ,   t = 1, 2, …
 * m ← β₁ m + (1 − β₁) g
 * v ← β₂ v + (1 − β₂) g²
 * x ← x − η ((1 − μₜ)/(1 − Πₜ) g + μₜ₊₁/(1 − Πₜ₊₁) m) / (√(v/(1 − β₂ᵗ)) + ε)
 * </pre>
 *
 * <p>In PyTorch 1.13, Πₜ₊₁ has the factor μₜ twice.
 */
public final class Nadam implements UpdateRule {

    private static final double BASE = 0.96;

    private final NadamConfig config;
    private final double[][] mean;
    private final double[][] square;
    /** Πₜ, as an array so that it is visited with the state. */
    private final double[] product = {1};

    private long steps;
    private double ofGradient;
    private double ofMean;
    private double squareCorrection;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Nadam(NadamConfig config, int... sizes) {
        this.config = config;
        mean = Groups.zeros(sizes);
        square = Groups.zeros(sizes);
    }

    @Override
    public void beginStep() {
        steps++;
        double t = (double) steps;
        double now = momentum(t);
        double next = momentum(t + 1);
        product[0] *= now;
        ofGradient = config.learningRate() * (1 - now) / (1 - product[0]);
        ofMean = config.learningRate() * next / (1 - product[0] * next);
        squareCorrection = 1 - StrictMath.pow(config.beta2(), t);
    }

    private double momentum(double t) {
        return config.beta1() * (1 - 0.5 * StrictMath.pow(BASE, t * config.momentumDecay()));
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
            parameters[i] -=
                    Math.fma(ofGradient, g, ofMean * newMean) / (Math.sqrt(newSquare / squareCorrection) + epsilon);
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        Groups.visit(visitor, mean);
        Groups.visit(visitor, square);
        visitor.array(product);
        steps = visitor.number(steps);
    }
}
