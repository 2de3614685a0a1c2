package org.lodo.preconditioner;

import java.util.function.DoubleUnaryOperator;
import org.lodo.kernel.Vectors;

/**
 * A preconditioner whose parameters can be taught by normalized least mean squares (Widrow and Hoff, 1960; Nagumo and Noda,
 * 1967): a step whose length follows from the norm of the gradient and from how much a bilinear form is to change, so that it
 * needs neither a learning rate in units of θ nor any state but θ itself.
 *
 * <p>G is symmetric and positive semidefinite or nearly so, and is used as a metric: |v|² = vᵀG(θ)v.
 */
public interface NormalizedPreconditioner extends Preconditioner {

    /**
     * Applies G to a vector and to a sum whose second term depends on it: out ← G v, w ← v + c z with c a function of |v|²,
     * outW ← G w. Cheaper than {@link #peek} with v and {@link #apply} with w, after which G is left as it is here: a
     * {@link #learnNormalized} that follows with w as its v makes use of it.
     *
     * @param v n entries, read only
     * @param z n entries, read only
     * @param amplitude c of |v|² = vᵀ G v
     * @param out n entries, overwritten with G v
     * @param w n entries, overwritten with v + c z
     * @param outW n entries, overwritten with G w
     */
    default void applyBoth(
            double[] v, double[] z, DoubleUnaryOperator amplitude, double[] out, double[] w, double[] outW) {
        peek(v, out);
        double c = amplitude.applyAsDouble(Vectors.dot(v, out));
        System.arraycopy(v, 0, w, 0, w.length);
        Vectors.addScaled(c, z, w);
        apply(w, outW);
    }

    /**
     * |v|² = vᵀ G(θ) v, in half a pass. A {@link #learnNormalized} that follows with the same vector as its u makes use of it.
     *
     * @param v n entries, read only
     * @return the square, not negative unless G is indefinite
     */
    double squaredNorm(double[] v);

    /**
     * Makes one step of θ so that uᵀ G(θ) v grows by {@code target}, to first order. Let D_i = ∂/∂θ_i (uᵀ G(θ) v) for each of
     * the N factors i of G that have parameters. Then
     *
     * <pre>θ_i ← θ_i + target / N · D_i / ‖D_i‖²,</pre>
     *
     * where all D_i are those of before the step. A factor whose D_i is zero keeps its parameters.
     *
     * @param u n entries, read only; cheaper if it is the vector last passed to {@link #squaredNorm}
     * @param v n entries, read only; cheaper if it is the vector last passed to {@link #apply}
     * @param target by how much uᵀ G v is to grow
     */
    void learnNormalized(double[] u, double[] v, double target);

    /**
     * @return α₀, the constant factor of G
     */
    double scale();

    /**
     * Replaces the constant factor of G. It is not part of θ, so {@link #visitState} does not visit it.
     *
     * @param scale α₀, positive
     */
    void setScale(double scale);
}
