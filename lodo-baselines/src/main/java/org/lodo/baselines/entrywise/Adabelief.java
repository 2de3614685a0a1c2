package org.lodo.baselines.entrywise;

import org.lodo.baselines.Groups;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;

/**
 * AdaBelief (Zhuang, Tang, Ding, Tatikonda, Dvornek, Papademetris and Duncan, 2020, arXiv 2010.07468) as implemented in
 * Adabelief-Optimizer 0.2.1:
 *
 * <pre>
 * x ← (1 − η w) x
 * m ← β₁ m + (1 − β₁) g
 * s ← β₂ s + (1 − β₂) (g − m)² + ε
 * x ← x − η/(1 − β₁ᵗ) · m / (√s/√(1 − β₂ᵗ) + ε),                  not rectified
 * x ← x − η κ/(1 − β₁ᵗ) · m / (√s + ε),   κ = √(1 − β₂ᵗ) · factor,   rectified, ρ ≥ 5
 * x ← x − η/(1 − β₁ᵗ) · m,                                        rectified, ρ &lt; 5
 * </pre>
 *
 * <p>ρ and factor are those of {@link Radam}. ε enters the stored s at every step, as in the implementation and in the
 * paper's algorithm 2; its appendix adds it to the root only.
 */
public final class Adabelief implements UpdateRule {

    /** ρ from which on the code adapts the rate; the paper has 4. */
    private static final double MIN_LENGTH = 5;

    private final AdabeliefConfig config;
    private final double[][] mean;
    private final double[][] deviation;
    private long steps;
    private double rate;
    private double rootCorrection;
    private boolean adapts;

    /**
     * @param config hyper-parameters
     * @param sizes the length of each group of parameters
     */
    public Adabelief(AdabeliefConfig config, int... sizes) {
        this.config = config;
        mean = Groups.zeros(sizes);
        deviation = Groups.zeros(sizes);
    }

    @Override
    public void beginStep() {
        steps++;
        double t = (double) steps;
        rate = config.learningRate() / (1 - StrictMath.pow(config.beta1(), t));
        rootCorrection = Math.sqrt(1 - StrictMath.pow(config.beta2(), t));
        adapts = true;
        if (config.rectify()) {
            double length = Rectification.length(config.beta2(), t);
            adapts = length >= MIN_LENGTH;
            rate *= adapts ? rootCorrection * Rectification.factor(config.beta2(), length) : 1;
            rootCorrection = 1;
        }
    }

    @Override
    public void update(int group, double[] gradient, double[] parameters, int from, int to) {
        double[] m = mean[group];
        double[] s = deviation[group];
        double beta1 = config.beta1();
        double beta2 = config.beta2();
        double rest1 = 1 - beta1;
        double rest2 = 1 - beta2;
        double epsilon = config.epsilon();
        double keep = 1 - config.learningRate() * config.weightDecay();
        for (int i = from; i < to; i++) {
            double newMean = Math.fma(beta1, m[i], rest1 * gradient[i]);
            double away = gradient[i] - newMean;
            double newDeviation = Math.fma(beta2, s[i], rest2 * away * away) + epsilon;
            m[i] = newMean;
            s[i] = newDeviation;
            double scale = adapts ? Math.sqrt(newDeviation) / rootCorrection + epsilon : 1;
            parameters[i] = keep * parameters[i] - rate * newMean / scale;
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        Groups.visit(visitor, mean);
        Groups.visit(visitor, deviation);
        steps = visitor.number(steps);
    }
}
