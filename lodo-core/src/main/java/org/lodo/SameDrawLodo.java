package org.lodo;

import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.MetaLearner;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.UpdateRule;
import org.lodo.preconditioner.Preconditioned;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * LODO with pairs of gradients on the same draw: the loss that θ is trained on is that of the draw that decided the step, not of
 * the next one, so the meta-gradient is free of the fresh draw's noise.
 *
 * <pre>
 * draw ξ;  g ← ∇F(x; ξ);  m ← β m + (1 − β) g
 * x ← x − G(θ) m
 * g' ← ∇F(x; ξ)
 * θ ← MetaRule(θ, ∂ℓ/∂θ)      with ∂ℓ/∂θ = −∂/∂θ (g'ᵀ G(θ) m)
 * </pre>
 *
 * <p>A step takes one draw and two gradients. An ablation between {@link Lodo} and {@link org.lodo.probing.ProbingLodo}.
 */
public final class SameDrawLodo implements Optimizer<Sample>, Preconditioned, MetaLearner, Stateful {

    private final Preconditioner preconditioner;
    private final double momentum;
    private final UpdateRule metaRule;

    private final double[] gradient;
    private final double[] average;
    private final double[] nextAverage;
    private final double[] direction;
    private final double[] nextPoint;
    private long metaGradients;

    /**
     * @param preconditioner G(θ), which this object trains
     * @param momentum β, at least 0 and below 1
     * @param metaRule creates the rule that trains θ
     */
    public SameDrawLodo(Preconditioner preconditioner, double momentum, UpdateRule.Factory metaRule) {
        this.preconditioner = preconditioner;
        this.momentum = Require.decay("momentum", momentum);
        this.metaRule = metaRule.create(preconditioner.parameterSizes());
        gradient = new double[preconditioner.dimension()];
        average = new double[preconditioner.dimension()];
        nextAverage = new double[preconditioner.dimension()];
        direction = new double[preconditioner.dimension()];
        nextPoint = new double[preconditioner.dimension()];
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, gradient.length);
        Sample sample = draws.draw();
        sample.valueAndGradient(x, gradient);
        Require.finite("gradient", gradient);
        System.arraycopy(average, 0, nextAverage, 0, average.length);
        Vectors.combine(momentum, nextAverage, 1 - momentum, gradient);
        preconditioner.apply(nextAverage, direction);
        System.arraycopy(x, 0, nextPoint, 0, x.length);
        Vectors.addScaled(-1, direction, nextPoint);
        sample.valueAndGradient(nextPoint, gradient);
        Require.finite("gradient", gradient);
        System.arraycopy(nextPoint, 0, x, 0, x.length);
        System.arraycopy(nextAverage, 0, average, 0, average.length);
        preconditioner.learn(gradient, average, -1, metaRule);
        metaGradients++;
    }

    @Override
    public Preconditioner preconditioner() {
        return preconditioner;
    }

    @Override
    public long metaGradients() {
        return metaGradients;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        preconditioner.visitState(visitor);
        metaRule.visitState(visitor);
        visitor.array(average);
        metaGradients = visitor.number(metaGradients);
    }
}
