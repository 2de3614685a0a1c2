package org.lodo.problems.layer;

import org.lodo.objective.CurvatureSample;

/** A sample whose products with the Hessian share what depends on the point alone. */
public interface LinearizedSample extends CurvatureSample {

    /**
     * Prepares for products at a point. Any other evaluation ends that.
     *
     * @param x the point, n entries, read only; must not change until the last product
     */
    void linearize(double[] x);

    /**
     * H v at the point of {@link #linearize}.
     *
     * @param v the vector, n entries, read only
     * @param out overwritten with H v; not {@code v} itself
     */
    void product(double[] v, double[] out);

    @Override
    default void hessianVector(double[] x, double[] v, double[] out) {
        linearize(x);
        product(v, out);
    }
}
