package org.lodo.baselines.hypergradient;

import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * The online scaled gradient method with the hypergradient surrogate (Gao, Chu, Ye and Udell, 2024, arXiv 2411.01803, OSGM-H),
 * as in the authors' code:
 *
 * <pre>
 * f, g at x;   y ← x − P g + b (x − x₋);   f', g' at y on the same draw
 * D ← g'gᵀ/‖g‖²   (a diagonal P: its diagonal)
 * S ← S + D²;   P ← P + α D/√(S + 1e-20)
 * c ← g'ᵀ(x − x₋)/‖g‖²;   s ← s + c²;   b ← clip(b − 100 c/√(s + 1e-20), −1, 1)      with momentum only
 * x₋ ← x;   x ← y if f' &lt; f
 * </pre>
 *
 * <p>P and b start at 0, so the first step only learns. After a step that is not taken, x₋ = x, and the next step has no
 * momentum. −g'gᵀ is the gradient of ℓ(x − P g) with respect to P, the one that LODO gets from the next draw instead. A step
 * costs two gradients.
 */
public final class Osgm implements Optimizer<Sample>, Stateful {

    private static final double INSIDE_ROOT = 1e-20;
    private static final double MOMENTUM_RATE = 100;

    private final OsgmConfig config;
    private final OnlineScaling preconditioner;
    private final double[] gradient;
    private final double[] candidate;
    private final double[] candidateGradient;
    private final double[] previous;
    /** b and s. */
    private final double[] momentum = new double[2];

    private long steps;

    /**
     * @param dimension n, at least 1; with a matrix at most 10,000
     * @param config hyper-parameters
     */
    public Osgm(int dimension, OsgmConfig config) {
        this.config = config;
        preconditioner = new OnlineScaling(config.scaling(), dimension, INSIDE_ROOT, 0);
        gradient = new double[dimension];
        candidate = new double[dimension];
        candidateGradient = new double[dimension];
        previous = new double[dimension];
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        Sample sample = draws.draw();
        double loss = sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        preconditioner.multiply(gradient, candidate);
        double inertia = config.momentum() && steps > 0 ? momentum[0] : 0;
        for (int i = 0; i < x.length; i++) {
            candidate[i] = x[i] - candidate[i] + (inertia == 0 ? 0 : inertia * (x[i] - previous[i]));
        }
        double candidateLoss = sample.valueAndGradient(candidate, candidateGradient);
        Require.finite("gradient", candidateGradient);

        double scale = Vectors.dot(gradient, gradient);
        if (scale > 0) {
            preconditioner.learn(candidateGradient, gradient, scale, config.learningRate(), false);
            if (config.momentum() && steps > 0) {
                learnMomentum(x, scale);
            }
        }
        steps++;
        System.arraycopy(x, 0, previous, 0, x.length);
        if (candidateLoss < loss) {
            System.arraycopy(candidate, 0, x, 0, x.length);
        }
    }

    private void learnMomentum(double[] x, double scale) {
        double along = 0;
        for (int i = 0; i < x.length; i++) {
            along = Math.fma(candidateGradient[i], x[i] - previous[i], along);
        }
        double change = along / scale;
        momentum[1] += change * change;
        double value = momentum[0] - MOMENTUM_RATE * change / Math.sqrt(momentum[1] + INSIDE_ROOT);
        momentum[0] = Math.max(-1, Math.min(1, value));
    }

    @Override
    public void visitState(StateVisitor visitor) {
        preconditioner.visitState(visitor);
        visitor.array(previous);
        visitor.array(momentum);
        steps = visitor.number(steps);
    }
}
