package org.lodo.baselines.parameterfree;

import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Averaging;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * Schedule-free gradient descent and AdamW (Defazio, Yang, Mehta, Mishchenko, Khaled and Cutkosky, 2024, arXiv 2405.15682,
 * section 1 and algorithm 1), as in the reference versions of the authors' code. The point x of the other optimizers is y here,
 * where gradients are evaluated; z takes the steps, x̄ is the answer, and all begin at the start. In step k = 1, 2, …:
 *
 * <pre>
 * η_k ← η min(1, k/W);   η* ← max(η*, η_k);   a ← kʳ η*^q;   A ← A + a;   C ← a/A
 * AdamW:  v ← β₂ v + (1 − β₂) g²;   g ← g/(√(v/(1 − β₂ᵏ)) + ε)
 * z ← z − η_k (g + w y);   x̄ ← (1 − C) x̄ + C z;   y ← β x̄ + (1 − β) z
 * </pre>
 *
 * <p>The weights follow the largest rate so far, and AdamW's decay is taken at y and not scaled by the preconditioner, both as in
 * the code. The published memory-saving form recovers x̄ from y and z; it is equal in exact arithmetic.
 */
public final class ScheduleFree implements Optimizer<Sample>, Averaging, Step {

    private final ScheduleFreeAdamwConfig config;
    private final boolean adaptive;
    private final double[] drawn;
    private final double[] stepped;
    private final double[] average;
    /** v; empty without AdamW. */
    private final double[] square;
    /** η* and A. */
    private final double[] weights = new double[2];

    private long steps;

    private ScheduleFree(int dimension, ScheduleFreeAdamwConfig config, boolean adaptive) {
        this.config = config;
        this.adaptive = adaptive;
        drawn = new double[Require.atLeast("dimension", dimension, 1)];
        stepped = new double[dimension];
        average = new double[dimension];
        square = new double[adaptive ? dimension : 0];
    }

    /**
     * Schedule-free gradient descent.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return the optimizer
     */
    public static ScheduleFree sgd(int dimension, ScheduleFreeSgdConfig config) {
        return new ScheduleFree(
                dimension,
                new ScheduleFreeAdamwConfig(
                        config.learningRate(),
                        config.momentum(),
                        0,
                        1,
                        config.weightDecay(),
                        config.warmup(),
                        config.power(),
                        config.weightPower()),
                false);
    }

    /**
     * Schedule-free AdamW.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return the optimizer
     */
    public static ScheduleFree adamw(int dimension, ScheduleFreeAdamwConfig config) {
        return new ScheduleFree(dimension, config, true);
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
            System.arraycopy(x, 0, stepped, 0, x.length);
            System.arraycopy(x, 0, average, 0, x.length);
        }
        steps++;
        double k = (double) steps;
        double rate =
                config.warmup() == 0 ? config.learningRate() : config.learningRate() * Math.min(1, k / config.warmup());
        weights[0] = Math.max(weights[0], rate);
        double weight = StrictMath.pow(k, config.power()) * StrictMath.pow(weights[0], config.weightPower());
        weights[1] += weight;
        move(adaptive ? preconditioned(gradient, k) : gradient, x, rate, weight / weights[1]);
    }

    /** Written where drawn gradients are; {@code gradient} may be one of them. */
    private double[] preconditioned(double[] gradient, double k) {
        double beta2 = config.beta2();
        double correction = 1 - StrictMath.pow(beta2, k);
        double epsilon = config.epsilon();
        for (int i = 0; i < gradient.length; i++) {
            double g = gradient[i];
            double v = Math.fma(beta2, square[i], (1 - beta2) * g * g);
            square[i] = v;
            drawn[i] = g / (Math.sqrt(v / correction) + epsilon);
        }
        return drawn;
    }

    private void move(double[] direction, double[] x, double rate, double share) {
        double beta = config.beta1();
        double decay = config.weightDecay();
        for (int i = 0; i < x.length; i++) {
            double z = stepped[i] - rate * Math.fma(decay, x[i], direction[i]);
            double mean = (1 - share) * average[i] + share * z;
            stepped[i] = z;
            average[i] = mean;
            x[i] = Math.fma(beta, mean, (1 - beta) * z);
        }
    }

    @Override
    public void answer(double[] x, double[] out) {
        System.arraycopy(steps == 0 ? x : average, 0, out, 0, out.length);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(stepped);
        visitor.array(average);
        visitor.array(square);
        visitor.array(weights);
        steps = visitor.number(steps);
    }
}
