package org.lodo.preconditioner;

/**
 * A preconditioner whose parameters can be taught by normalized least mean squares (Widrow and Hoff, 1960; Nagumo and Noda,
 * 1967): a step whose length follows from the norm of the gradient and from how much a bilinear form is to change, so that it
 * needs neither a learning rate in units of θ nor any state but θ itself.
 *
 * <p>G is symmetric and positive semidefinite or nearly so, and is used as a metric: |v|² = vᵀG(θ)v.
 */
public interface NormalizedPreconditioner extends Preconditioner {

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
