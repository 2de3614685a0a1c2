package org.lodo.baselines;

import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * Layer-wise adaptive rate scaling (You, Gitman and Ginsburg, 2017) with polynomial decay of the learning rate. For each
 * layer separately:
 *
 * <pre>
 * local ← ‖x‖ / (‖g‖ + w ‖x‖)
 * a ← μ a + η (1 − t / T)² local (g + w x),   t = 1, 2, …, T
 * x ← x − a
 * </pre>
 *
 * <p>A layer that starts at zero stays there, because its rate is proportional to its norm; the reference does the same. The
 * method therefore cannot leave x = 0, where the noisy bowl starts.
 */
public final class Lars implements Optimizer<Sample>, Step {

    private final LarsConfig config;
    private final int[] layerBounds;
    private final long horizon;
    private final double[] drawn;
    private final double[] velocity;
    private long steps;

    /**
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @param layerStarts ascending indices of the layers' first variables, the first of which is 0
     * @param horizon T, the step from which on the learning rate is zero
     */
    public Lars(int dimension, LarsConfig config, int[] layerStarts, long horizon) {
        this.config = config;
        this.horizon = horizon;
        Require.atLeast("horizon", horizon, 1);
        drawn = new double[Require.atLeast("dimension", dimension, 1)];
        velocity = new double[dimension];
        layerBounds = LayerBounds.of(layerStarts, dimension);
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
        double remaining = Math.max(0, 1 - (double) steps / horizon);
        double rate = config.learningRate() * remaining * remaining;
        for (int layer = 0; layer + 1 < layerBounds.length; layer++) {
            update(gradient, x, layerBounds[layer], layerBounds[layer + 1], rate);
        }
    }

    private void update(double[] gradient, double[] x, int from, int to, double rate) {
        double decay = config.weightDecay();
        double momentum = config.momentum();
        double norm = norm(x, from, to);
        double pull = norm(gradient, from, to) + decay * norm;
        // With neither gradient nor decay there is nothing to scale.
        double local = pull == 0 ? 0 : norm / pull;
        double scale = rate * local;
        for (int i = from; i < to; i++) {
            double newVelocity = Math.fma(momentum, velocity[i], scale * Math.fma(decay, x[i], gradient[i]));
            velocity[i] = newVelocity;
            x[i] -= newVelocity;
        }
    }

    private static double norm(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum = Math.fma(values[i], values[i], sum);
        }
        return Math.sqrt(sum);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        visitor.array(velocity);
        steps = visitor.number(steps);
    }
}
