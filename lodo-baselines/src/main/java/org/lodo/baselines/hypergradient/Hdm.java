package org.lodo.baselines.hypergradient;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * The hypergradient descent method with learned heavy-ball momentum (Chu, Gao, Ye and Udell, 2025, arXiv 2502.11229, HDM-HB,
 * and arXiv 2509.11007), as in the authors' code where it is called HDM-Best:
 *
 * <pre>
 * f, g at x;   y ← x − P g + b∘(x − x₋);   f', g' at y on the same draw
 * q ← ‖g‖² + ¼ L² ‖x − x₋‖², or ‖g‖² + 1e-12 until the curvature L is estimated
 * D ← g'gᵀ/q (or its diagonal or trace);   S ← S + D²;   P ← P + α D/(√S + 1e-12);   convex: P ← max(P, 0)
 * c ← g'∘(x − x₋)/q (or its sum);   s ← s + c²;   b ← clip(b − α_b c/(√s + 1e-12), 0, 0.9995)
 * x₋ ← x;   x ← y if f' &lt; f
 * </pre>
 *
 * <p>Until L is estimated, α falls after steps 49, 99, …: convex to max(0.8 α, 1e-3 α₀), otherwise to max(0.05 α, 1e-2 α₀). L is
 * estimated once, when more than max(min(T/4, 200), 20) candidates have been accepted, each that was rejected counting −2: L is
 * the mean of ‖g' − g‖/‖y − x‖ over accepted steps longer than 1e-3; then α = α₀ = 1/L and S = 0. A step costs two gradients.
 *
 * <p>On a deterministic objective the code reuses f' and g' of an accepted candidate; on a stream of draws both are evaluated
 * again, on the next draw. Nothing is learned where q is zero. A curvature given in advance, an option of the code, is left out.
 */
public final class Hdm implements Optimizer<Sample>, Stateful {

    private static final double TINY = 1e-12;
    private static final double FIRST_MOMENTUM = 0.95;
    private static final double MAX_MOMENTUM = 0.9995;
    private static final int DECAY_PERIOD = 50;
    private static final double MIN_DISTANCE = 1e-3;

    private final HdmConfig config;
    private final double acceptedBeforeEstimate;
    private final OnlineScaling preconditioner;
    private final double[] gradient;
    private final double[] candidate;
    private final double[] candidateGradient;
    private final double[] previous;
    private final double[] momentum;
    private final double[] momentumSquares;
    /** α, α₀, the sum of curvatures and L, which is 0 until it is estimated. */
    private final double[] rates;

    private long curvatures;
    private long accepted;
    private long steps;

    /**
     * @param dimension n, at least 1; with a matrix at most 10,000
     * @param config hyper-parameters
     * @param horizon T, the number of steps that the run will have, at least 1
     */
    public Hdm(int dimension, HdmConfig config, long horizon) {
        this.config = config;
        Require.atLeast("horizon", horizon, 1);
        acceptedBeforeEstimate = Math.max(Math.min(horizon / 4.0, 200), 20);
        preconditioner = new OnlineScaling(config.scaling(), dimension, 0, TINY);
        gradient = new double[dimension];
        candidate = new double[dimension];
        candidateGradient = new double[dimension];
        previous = new double[dimension];
        boolean diagonal = config.momentumScaling() == Scaling.DIAGONAL;
        momentum = new double[diagonal ? dimension : 1];
        Arrays.fill(momentum, FIRST_MOMENTUM);
        momentumSquares = new double[momentum.length];
        Arrays.fill(momentumSquares, diagonal ? 1e-4 : 0);
        rates = new double[] {config.learningRate(), config.learningRate(), 0, 0};
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        Sample sample = draws.draw();
        double loss = sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        preconditioner.multiply(gradient, candidate);
        for (int i = 0; i < x.length; i++) {
            candidate[i] = x[i] - candidate[i] + momentum(i) * lastMove(x, i);
        }
        double candidateLoss = sample.valueAndGradient(candidate, candidateGradient);
        Require.finite("gradient", candidateGradient);

        double scale = scale(x);
        if (scale > 0) {
            preconditioner.learn(candidateGradient, gradient, scale, rates[0], config.convex());
            learnMomentum(x, scale);
        }
        steps++;
        decayRate();
        if (candidateLoss < loss) {
            remember(x);
            System.arraycopy(x, 0, previous, 0, x.length);
            System.arraycopy(candidate, 0, x, 0, x.length);
            accepted++;
        } else {
            System.arraycopy(x, 0, previous, 0, x.length);
            accepted = Math.max(0, accepted - 2);
        }
        if (rates[3] == 0 && accepted > acceptedBeforeEstimate && curvatures > 0 && rates[2] > 0) {
            rates[3] = rates[2] / curvatures;
            rates[0] = 1 / rates[3];
            rates[1] = rates[0];
            preconditioner.forgetSquares();
        }
    }

    private double momentum(int i) {
        return momentum[momentum.length == 1 ? 0 : i];
    }

    private double lastMove(double[] x, int i) {
        return steps == 0 ? 0 : x[i] - previous[i];
    }

    /** q. */
    private double scale(double[] x) {
        double square = Vectors.dot(gradient, gradient);
        if (rates[3] == 0) {
            return square + TINY;
        }
        double moved = 0;
        for (int i = 0; i < x.length; i++) {
            double move = lastMove(x, i);
            moved = Math.fma(move, move, moved);
        }
        return square + 0.25 * rates[3] * rates[3] * moved;
    }

    private void learnMomentum(double[] x, double scale) {
        if (momentum.length == x.length) {
            for (int i = 0; i < x.length; i++) {
                learnMomentum(i, candidateGradient[i] * lastMove(x, i) / scale);
            }
            return;
        }
        double along = 0;
        for (int i = 0; i < x.length; i++) {
            along = Math.fma(candidateGradient[i], lastMove(x, i), along);
        }
        learnMomentum(0, along / scale);
    }

    private void learnMomentum(int i, double change) {
        momentumSquares[i] += change * change;
        double value = momentum[i] - config.momentumLearningRate() * change / (Math.sqrt(momentumSquares[i]) + TINY);
        momentum[i] = Math.max(0, Math.min(MAX_MOMENTUM, value));
    }

    private void decayRate() {
        if (rates[3] == 0 && steps % DECAY_PERIOD == DECAY_PERIOD - 1) {
            rates[0] = config.convex()
                    ? Math.max(0.8 * rates[0], 1e-3 * rates[1])
                    : Math.max(0.05 * rates[0], 1e-2 * rates[1]);
        }
    }

    /** Adds the curvature along an accepted step. */
    private void remember(double[] x) {
        double distance = 0;
        double change = 0;
        for (int i = 0; i < x.length; i++) {
            double move = candidate[i] - x[i];
            distance = Math.fma(move, move, distance);
            double difference = candidateGradient[i] - gradient[i];
            change = Math.fma(difference, difference, change);
        }
        if (Math.sqrt(distance) > MIN_DISTANCE) {
            rates[2] += Math.sqrt(change) / Math.sqrt(distance);
            curvatures++;
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        preconditioner.visitState(visitor);
        visitor.array(previous);
        visitor.array(momentum);
        visitor.array(momentumSquares);
        visitor.array(rates);
        curvatures = visitor.number(curvatures);
        accepted = visitor.number(accepted);
        steps = visitor.number(steps);
    }
}
