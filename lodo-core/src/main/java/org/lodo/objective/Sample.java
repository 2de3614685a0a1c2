package org.lodo.objective;

/**
 * One draw ξ of a stochastic objective F(x; ξ): a deterministic function that may be evaluated any number of times, at any x,
 * and returns the same bits for the same x. {@link CurvatureSample}, {@link HessianSample} and {@link ResidualSample} offer
 * more; an optimizer states what it needs as the bound of its type parameter.
 *
 * <p>A function without noise is simply a lambda: {@code Sample f = (x, gradient) -> { ... }}.
 */
@FunctionalInterface
public interface Sample {

    /**
     * F(x; ξ) and its gradient.
     *
     * @param x the point, n entries, read only
     * @param gradient overwritten with ∂F/∂x, n entries; not the same array as {@code x}
     * @return F(x; ξ)
     */
    double valueAndGradient(double[] x, double[] gradient);

    /**
     * F(x; ξ) alone; the same bits that {@link #valueAndGradient} returns.
     *
     * @param x the point, n entries, read only
     * @return F(x; ξ)
     */
    default double value(double[] x) {
        return valueAndGradient(x, new double[x.length]);
    }
}
