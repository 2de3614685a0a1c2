package org.lodo.probing;

import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * Shortens steps along unusually long gradients. With q = |g|² and a running mean q̄, which starts at the first q,
 *
 * <pre>
 * σ = √(10 q̄/q) if q &gt; 10 q̄, else 1;   q̄ ← q̄ + 0.02 (min(q, 10 q̄) − q̄)
 * </pre>
 */
final class GradientClip implements Stateful {

    private static final double MAX_RATIO = 10;
    private static final double RATE = 0.02;

    /** 0 before the first gradient. */
    private double meanSquare;

    /** σ for a gradient. */
    double factor(double square) {
        double most = MAX_RATIO * meanSquare;
        return meanSquare > 0 && square > most ? Math.sqrt(most / square) : 1;
    }

    /** Updates the mean. */
    void accept(double square) {
        if (meanSquare > 0) {
            meanSquare += RATE * (Math.min(square, MAX_RATIO * meanSquare) - meanSquare);
        } else {
            meanSquare = square;
        }
    }

    @Override
    public void visitState(StateVisitor visitor) {
        meanSquare = Scalars.visit(visitor, meanSquare);
    }
}
