package org.lodo.baselines.parameterfree;

import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * Prodigy, Adam with an estimate d of the distance to the solution in place of a learning rate (Mishchenko and Defazio, 2023,
 * arXiv 2306.06101, algorithm 4), as in the authors' code, with averages where the paper has sums. From d = d₀ and x₀ the
 * start:
 *
 * <pre>
 * λ ← d η,   times √(1 − β₂ᵗ)/(1 − β₁ᵗ) with bias correction
 * r ← β₃ r + (d/d₀) λ gᵀ(x₀ − x)
 * m ← β₁ m + (1 − β₁) d g;   v ← β₂ v + (1 − β₂) d² g²
 * s ← β₃ s + (d/d₀) λ g,   with d in place of λ if safeguarded
 * d̂ ← c r/‖s‖₁
 * d ← max(d, d̂) if d = d₀;   d_max ← max(d_max, d̂);   d ← min(d_max, growth · d)
 * x ← x − w λ x;   x ← x − λ m/(√v + d ε)           λ of before, d of after the estimate
 * </pre>
 *
 * <p>Nothing moves while s is zero. One d serves all variables.
 */
public final class Prodigy implements Optimizer<Sample>, Step {

    private final ProdigyConfig config;
    private final double beta3;
    private final double[] drawn;
    private final double[] start;
    private final double[] mean;
    private final double[] square;
    private final double[] weighted;
    /** d, d_max and r. */
    private final double[] estimate;

    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     */
    public Prodigy(int dimension, ProdigyConfig config) {
        this.config = config;
        beta3 = config.beta3() < 0 ? Math.sqrt(config.beta2()) : config.beta3();
        drawn = new double[Require.atLeast("dimension", dimension, 1)];
        start = new double[dimension];
        mean = new double[dimension];
        square = new double[dimension];
        weighted = new double[dimension];
        estimate = new double[] {config.initialDistance(), config.initialDistance(), 0};
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, drawn.length);
        draws.draw().valueAndGradient(x, drawn);
        step(drawn, x);
    }

    @Override
    public void step(double[] gradient, double[] x) {
        Require.gradientAt(gradient, x, drawn.length);
        if (steps == 0) {
            System.arraycopy(x, 0, start, 0, x.length);
        }
        steps++;
        double d = estimate[0];
        double rate = d * config.factor() * correction();
        double weight = d / config.initialDistance();
        double sumNorm = accumulate(gradient, x, d, rate, weight);
        if (sumNorm == 0) {
            return;
        }
        estimateDistance(sumNorm);
        move(x, rate);
    }

    private double correction() {
        return config.biasCorrection() ? AdamCorrection.of(config.beta1(), config.beta2(), steps) : 1;
    }

    /** Updates r, m, v and s. Returns ‖s‖₁. */
    private double accumulate(double[] gradient, double[] x, double d, double rate, double weight) {
        double ofSum = weight * (config.safeguardWarmup() ? d : rate);
        double ofMean = (1 - config.beta1()) * d;
        double ofSquare = (1 - config.beta2()) * d * d;
        double along = 0;
        double norm = 0;
        for (int i = 0; i < x.length; i++) {
            double g = gradient[i];
            along = Math.fma(g, start[i] - x[i], along);
            mean[i] = Math.fma(config.beta1(), mean[i], ofMean * g);
            square[i] = Math.fma(config.beta2(), square[i], ofSquare * g * g);
            double sum = Math.fma(beta3, weighted[i], ofSum * g);
            weighted[i] = sum;
            norm += Math.abs(sum);
        }
        estimate[2] = beta3 * estimate[2] + weight * rate * along;
        return norm;
    }

    private void estimateDistance(double sumNorm) {
        double found = config.distanceFactor() * estimate[2] / sumNorm;
        double d = estimate[0];
        if (d == config.initialDistance()) {
            d = Math.max(d, found);
        }
        estimate[1] = Math.max(estimate[1], found);
        estimate[0] = Math.min(estimate[1], d * config.growthRate());
    }

    private void move(double[] x, double rate) {
        double keep = 1 - config.weightDecay() * rate;
        double epsilon = estimate[0] * config.epsilon();
        for (int i = 0; i < x.length; i++) {
            // Without ε, a variable that never had a gradient stays where it is.
            double step = mean[i] == 0 ? 0 : rate * mean[i] / (Math.sqrt(square[i]) + epsilon);
            x[i] = keep * x[i] - step;
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(start);
        visitor.array(mean);
        visitor.array(square);
        visitor.array(weighted);
        visitor.array(estimate);
        steps = visitor.number(steps);
    }
}
