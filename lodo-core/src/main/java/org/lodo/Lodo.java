package org.lodo;

import org.jspecify.annotations.Nullable;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.MetaLearner;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.optimizer.UpdateRule;
import org.lodo.preconditioner.Preconditioned;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.state.StateVisitor;
import org.lodo.validation.Require;

/**
 * Learning to optimize during optimization: Algorithm 1 of Liao, Dangovski, Foerster and Soljačić, <em>Learning to
 * Optimize Quasi-Newton Methods</em>, TMLR 2023 (arXiv 2210.06171).
 *
 * <pre>
 * draw ξ;  ℓ ← F(x; ξ);  g ← ∇F(x; ξ)
 * θ ← MetaRule(θ, ∂ℓ/∂θ)      with x = x_prev − G(θ) m, so ∂ℓ/∂θ = −∂/∂θ (gᵀ G(θ) m)
 * m ← β m + (1 − β) g
 * x ← x − G(θ) m
 * </pre>
 *
 * <p>The listing in the paper moves x first. That first move is zero because m = 0, so gradients are taken at the same points;
 * here a step begins with its evaluation, as in every other optimizer. The first meta step has a zero gradient but counts
 * towards the meta rule's t. The average m has no bias correction.
 *
 * <p>A step takes one draw and one gradient, and allocates nothing that grows with n. {@link LodoRecipes} builds the variants.
 * θ can be read from {@link #preconditioner} by {@link Preconditioner#canonicalForm}.
 */
public final class Lodo implements Optimizer<Sample>, Preconditioned, MetaLearner, Step {

    private final Preconditioner preconditioner;
    private final double momentum;
    /** Null if θ is frozen. */
    private final @Nullable UpdateRule metaRule;

    private final double[] drawn;
    private final double[] average;
    private final double[] direction;
    private long metaGradients;

    /**
     * @param preconditioner G(θ), which this object trains
     * @param momentum β, at least 0 and below 1
     * @param metaRule creates the rule that trains θ
     */
    public Lodo(Preconditioner preconditioner, double momentum, UpdateRule.Factory metaRule) {
        this(preconditioner, momentum, metaRule.create(preconditioner.parameterSizes()));
    }

    private Lodo(Preconditioner preconditioner, double momentum, @Nullable UpdateRule metaRule) {
        this.preconditioner = preconditioner;
        this.momentum = Require.decay("momentum", momentum);
        this.metaRule = metaRule;
        drawn = new double[preconditioner.dimension()];
        average = new double[preconditioner.dimension()];
        direction = new double[preconditioner.dimension()];
    }

    /**
     * An optimizer that moves like LODO but does not learn: θ stays fixed.
     *
     * @param trained G(θ)
     * @param momentum β, at least 0 and below 1
     * @return an optimizer with m = 0
     */
    public static Lodo frozen(Preconditioner trained, double momentum) {
        return new Lodo(trained, momentum, (UpdateRule) null);
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
        if (metaRule != null) {
            preconditioner.learn(gradient, average, -1, metaRule);
            metaGradients++;
        }
        Vectors.combine(momentum, average, 1 - momentum, gradient);
        preconditioner.apply(average, direction);
        Vectors.addScaled(-1, direction, x);
    }

    @Override
    public Preconditioner preconditioner() {
        return preconditioner;
    }

    /**
     * @return how many times ∂ℓ/∂θ has been computed
     */
    @Override
    public long metaGradients() {
        return metaGradients;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        preconditioner.visitState(visitor);
        if (metaRule != null) {
            metaRule.visitState(visitor);
        }
        visitor.array(average);
        metaGradients = visitor.number(metaGradients);
    }
}
