package org.lodo.baselines.parameterfree;

import java.util.Arrays;
import org.lodo.baselines.Momentum;
import org.lodo.baselines.MomentumConfig;
import org.lodo.baselines.entrywise.Adamw;
import org.lodo.baselines.entrywise.AdamwConfig;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * Mechanic, which learns the scale of another rule's steps (Cutkosky, Defazio and Mehta, 2023, arXiv 2306.00144, algorithm 1), as
 * in the authors' code. With x₀ the start, K tuners with state S, V, R (from 0) and C (from 1e-6), b their decays:
 *
 * <pre>
 * u ← the base rule's step for g;   y ← x + u
 * Δ as stored, or (x − x₀)/(ΣS + ε)
 * h ← Δᵀ(g + λ ΣS ‖g‖/(‖y‖ + ε) · y);   Δ ← Δ + u
 * C ← max(b C, |h|);   V ← b² V + h²;   R ← max(b R − h S, 0);   S ← (C s₀/K + R)/(√V + ε)
 * x ← x₀ + max(ΣS, 0) Δ
 * </pre>
 *
 * <p>As in the code, the decay is taken at y, the base rule's own point.
 */
public final class Mechanic implements Optimizer<Sample>, Step {

    private static final double FIRST_BOUND = 1e-6;

    private final double decay;
    private final double initialScale;
    private final double epsilon;
    private final boolean storesDelta;
    private final double[] decays;
    private final UpdateRule base;
    private final double[] drawn;
    private final double[] start;
    private final double[] update;
    private final double[] delta;
    private final double[] scales;
    private final double[] squares;
    private final double[] rewards;
    private final double[] bounds;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters; its base and number of tuners are replaced by the other arguments
     * @param decays b, the decay of each tuner's memory
     * @param base the rule; its update must not depend on the parameters themselves, so a rule with weight decay will not do
     */
    public Mechanic(int dimension, MechanicConfig config, double[] decays, UpdateRule.Factory base) {
        decay = config.decay();
        initialScale = config.initialScale();
        epsilon = config.tunerEpsilon();
        storesDelta = config.storeDelta();
        this.decays = decays.clone();
        Require.atLeast("number of tuners", decays.length, 1);
        for (double value : decays) {
            Require.decay("tuner decay", value);
        }
        drawn = new double[Require.atLeast("dimension", dimension, 1)];
        this.base = base.create(dimension);
        start = new double[dimension];
        update = new double[dimension];
        delta = new double[dimension];
        scales = new double[decays.length];
        squares = new double[decays.length];
        rewards = new double[decays.length];
        bounds = new double[decays.length];
        Arrays.fill(bounds, FIRST_BOUND);
    }

    /**
     * Mechanic over the configured base.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return the optimizer
     */
    public static Mechanic of(int dimension, MechanicConfig config) {
        double[] decays = new double[config.tuners()];
        for (int tuner = 0; tuner < decays.length; tuner++) {
            decays[tuner] = 1 - StrictMath.pow(10, -(tuner + 1));
        }
        UpdateRule.Factory base = switch (config.base()) {
            case SGD -> sizes -> new Momentum(new MomentumConfig(config.learningRate(), config.beta1()), sizes);
            case ADAM ->
                sizes -> new Adamw(
                        new AdamwConfig(
                                config.learningRate(), config.beta1(), config.beta2(), config.epsilon(), 0, false),
                        sizes);
        };
        return new Mechanic(dimension, config, decays, base);
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
        Arrays.fill(update, 0);
        base.beginStep();
        base.update(0, gradient, update, 0, update.length);
        double scale = sum(scales);
        if (!storesDelta) {
            for (int i = 0; i < x.length; i++) {
                delta[i] = (x[i] - start[i]) / (scale + epsilon);
            }
        }
        tune(inner(gradient, x, scale));
        double newScale = Math.max(sum(scales), 0);
        for (int i = 0; i < x.length; i++) {
            delta[i] += update[i];
            x[i] = Math.fma(newScale, delta[i], start[i]);
        }
    }

    /** h, with Δ of before the update. */
    private double inner(double[] gradient, double[] x, double scale) {
        double alongGradient = 0;
        double alongPoint = 0;
        double pointSquare = 0;
        for (int i = 0; i < x.length; i++) {
            double y = x[i] + update[i];
            alongGradient = Math.fma(delta[i], gradient[i], alongGradient);
            alongPoint = Math.fma(delta[i], y, alongPoint);
            pointSquare = Math.fma(y, y, pointSquare);
        }
        double pull = decay * scale * Vectors.norm(gradient) / (Math.sqrt(pointSquare) + epsilon);
        return alongGradient + pull * alongPoint;
    }

    private void tune(double h) {
        for (int k = 0; k < decays.length; k++) {
            double b = decays[k];
            bounds[k] = Math.max(b * bounds[k], Math.abs(h));
            squares[k] = b * b * squares[k] + h * h;
            rewards[k] = Math.max(b * rewards[k] - h * scales[k], 0);
            double wealth = bounds[k] * initialScale / decays.length + rewards[k];
            scales[k] = wealth / (Math.sqrt(squares[k]) + epsilon);
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        base.visitState(visitor);
        visitor.array(start);
        visitor.array(delta);
        visitor.array(scales);
        visitor.array(squares);
        visitor.array(rewards);
        visitor.array(bounds);
        steps = visitor.number(steps);
    }
}
