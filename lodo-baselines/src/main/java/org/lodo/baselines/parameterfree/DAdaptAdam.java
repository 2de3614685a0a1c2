package org.lodo.baselines.parameterfree;

import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * Adam with D-adaptation (Defazio and Mishchenko, 2023, arXiv 2301.07733, algorithm 5), as in the authors' code, whose
 * numerator r replaced that of the preprint. From d = d₀, with κ = √β₂:
 *
 * <pre>
 * λ ← d η,   times √(1 − β₂ᵗ)/(1 − β₁ᵗ) with bias correction
 * r ← κ r + (1 − κ) λ gᵀ(s/(√v + ε))                  s and v of before
 * m ← β₁ m + (1 − β₁) λ g;   v ← β₂ v + (1 − β₂) g²;   s ← κ s + (1 − κ) λ g
 * d ← max(d, min(r/((1 − κ) ‖s‖₁), growth · d))
 * x ← x − w λ x;   x ← x − m/(√v + ε)
 * </pre>
 *
 * <p>Nothing moves while s is zero.
 */
public final class DAdaptAdam implements Optimizer<Sample>, Step {

    private final DAdaptAdamConfig config;
    private final double kappa;
    private final double[] drawn;
    private final double[] mean;
    private final double[] square;
    private final double[] weighted;
    /** d and r. */
    private final double[] estimate;

    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     */
    public DAdaptAdam(int dimension, DAdaptAdamConfig config) {
        this.config = config;
        kappa = Math.sqrt(config.beta2());
        drawn = new double[Require.atLeast("dimension", dimension, 1)];
        mean = new double[dimension];
        square = new double[dimension];
        weighted = new double[dimension];
        estimate = new double[] {config.initialDistance(), 0};
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
        steps++;
        double correction = config.biasCorrection() ? AdamCorrection.of(config.beta1(), config.beta2(), steps) : 1;
        double rate = estimate[0] * config.factor() * correction;
        double sumNorm = accumulate(gradient, rate);
        if (sumNorm == 0) {
            return;
        }
        double found = estimate[1] / ((1 - kappa) * sumNorm);
        estimate[0] = Math.max(estimate[0], Math.min(found, estimate[0] * config.growthRate()));
        double keep = 1 - config.weightDecay() * rate;
        double epsilon = config.epsilon();
        for (int i = 0; i < x.length; i++) {
            x[i] = keep * x[i] - mean[i] / (Math.sqrt(square[i]) + epsilon);
        }
    }

    /** Updates r, m, v and s. Returns ‖s‖₁. */
    private double accumulate(double[] gradient, double rate) {
        double epsilon = config.epsilon();
        double ofMean = (1 - config.beta1()) * rate;
        double ofSquare = 1 - config.beta2();
        double ofSum = (1 - kappa) * rate;
        double along = 0;
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            double g = gradient[i];
            along = Math.fma(g, weighted[i] / (Math.sqrt(square[i]) + epsilon), along);
            mean[i] = Math.fma(config.beta1(), mean[i], ofMean * g);
            square[i] = Math.fma(config.beta2(), square[i], ofSquare * g * g);
            double sum = Math.fma(kappa, weighted[i], ofSum * g);
            weighted[i] = sum;
            norm += Math.abs(sum);
        }
        estimate[1] = kappa * estimate[1] + ofSum * along;
        return norm;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(mean);
        visitor.array(square);
        visitor.array(weighted);
        visitor.array(estimate);
        steps = visitor.number(steps);
    }
}
