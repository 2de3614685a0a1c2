package org.lodo.baselines;

import java.util.function.ToDoubleFunction;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * Limited-memory BFGS for noisy objectives, without a line search (Schraudolph, Yu and Günter, A Stochastic Quasi-Newton
 * Method for Online Convex Optimization, 2007):
 *
 * <pre>
 * s ← −η₀ τ / (τ + t) H g,   t = 0, 1, …
 * x ← x + s
 * y ← g' − g,   g' on the same draw at the new x
 * </pre>
 *
 * <p>H is given by the two-loop recursion over the last B pairs (s, y). The two variants differ in the multiple of the identity
 * that the recursion starts from. As in the LODO reference, y lacks the paper's term λ s for objectives that are not convex. A
 * step costs two gradients.
 */
public final class OnlineLbfgs implements Optimizer<Sample>, Stateful {

    private final OnlineLbfgsConfig config;
    private final ToDoubleFunction<CurvaturePairs> scale;
    private final CurvaturePairs pairs;
    private final double[] gradient;
    private final double[] direction;
    private final double[] next;
    private final double[] nextGradient;
    private long steps;

    private OnlineLbfgs(int dimension, OnlineLbfgsConfig config, ToDoubleFunction<CurvaturePairs> scale) {
        this.config = config;
        this.scale = scale;
        gradient = new double[Require.atLeast("dimension", dimension, 1)];
        direction = new double[dimension];
        next = new double[dimension];
        nextGradient = new double[dimension];
        pairs = new CurvaturePairs(config.history(), dimension);
    }

    /**
     * O-LBFGS: the recursion starts from the mean over the pairs of sᵀy / yᵀy.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return the optimizer
     */
    public static OnlineLbfgs averaged(int dimension, OnlineLbfgsConfig config) {
        return new OnlineLbfgs(dimension, config, CurvaturePairs::meanScale);
    }

    /**
     * L-BFGS without a line search as implemented in the LODO reference: the recursion starts from sᵀy / yᵀy with the newest
     * y but the oldest s.
     *
     * @param dimension n, at least 1
     * @param config hyper-parameters
     * @return the optimizer
     */
    public static OnlineLbfgs withoutLineSearch(int dimension, OnlineLbfgsConfig config) {
        return new OnlineLbfgs(dimension, config, CurvaturePairs::oldestStepScale);
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        Sample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        System.arraycopy(gradient, 0, direction, 0, direction.length);
        pairs.multiply(direction, pairs.isEmpty() ? config.initialScale() : scale.applyAsDouble(pairs));
        double length = config.stepLength() * config.decayTime() / (config.decayTime() + steps);
        for (int i = 0; i < x.length; i++) {
            direction[i] *= -length;
            next[i] = x[i] + direction[i];
        }
        sample.valueAndGradient(next, nextGradient);
        Require.finite("gradient", nextGradient);

        steps++;
        double[] step = pairs.nextStep();
        double[] change = pairs.nextChange();
        for (int i = 0; i < x.length; i++) {
            step[i] = direction[i];
            change[i] = nextGradient[i] - gradient[i];
            x[i] = next[i];
        }
        pairs.add();
    }

    @Override
    public void visitState(StateVisitor visitor) {
        pairs.visitState(visitor);
        steps = visitor.number(steps);
    }
}
