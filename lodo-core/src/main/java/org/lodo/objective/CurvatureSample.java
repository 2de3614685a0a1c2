package org.lodo.objective;

/** A sample that offers Hessian-vector products, at about the cost of a gradient. */
public interface CurvatureSample extends Sample {

    /**
     * H v with H = ∂²F/∂x² at x.
     *
     * @param x the point, n entries, read only
     * @param v the vector, n entries, read only
     * @param out overwritten with H v, n entries; neither {@code x} nor {@code v}
     */
    void hessianVector(double[] x, double[] v, double[] out);
}
