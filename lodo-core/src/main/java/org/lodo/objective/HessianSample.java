package org.lodo.objective;

import org.ojalgo.matrix.store.R064Store;

/** A sample that is small enough for its Hessian to be formed as a dense matrix. */
public interface HessianSample extends CurvatureSample {

    /**
     * H = ∂²F/∂x² at x.
     *
     * @param x the point, n entries, read only
     * @param hessian overwritten with the symmetric n × n matrix
     */
    void hessian(double[] x, R064Store hessian);
}
