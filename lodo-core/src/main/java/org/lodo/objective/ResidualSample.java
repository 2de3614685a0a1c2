package org.lodo.objective;

/**
 * A sample that is half a sum of squares: F(x; ξ) = ½ ‖r(x)‖² with m residuals r and their Jacobian J = ∂r/∂x, m × n. Its
 * gradient is Jᵀ r, and JᵀJ is the part of its Hessian that needs no second derivatives.
 */
public interface ResidualSample extends Sample {

    /**
     * @return m, the number of residuals, the same for all samples of a problem
     */
    int residualCount();

    /**
     * The residuals at x, of which {@link #value} is half the sum of squares.
     *
     * @param x the point, n entries, read only
     * @param residuals overwritten with r(x), m entries; not the same array as {@code x}
     */
    void residuals(double[] x, double[] residuals);

    /**
     * J v with J = ∂r/∂x at x, the derivative of the residuals along v.
     *
     * @param x the point, n entries, read only
     * @param v the vector, n entries, read only
     * @param out overwritten with J v, m entries; neither {@code x} nor {@code v}
     */
    void jacobianVector(double[] x, double[] v, double[] out);

    /**
     * Jᵀ u with J = ∂r/∂x at x; for u = r(x) it is the gradient.
     *
     * @param x the point, n entries, read only
     * @param u the vector, m entries, read only
     * @param out overwritten with Jᵀ u, n entries; neither {@code x} nor {@code u}
     */
    void transposedJacobianVector(double[] x, double[] u, double[] out);
}
