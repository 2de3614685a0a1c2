package org.lodo.problems.quadratic;

import org.jspecify.annotations.Nullable;
import org.lodo.kernel.Vectors;
import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.store.R064Store;

/**
 * F(x) = ½ (x − c)ᵀ S H S (x − c), where S is diagonal and keeps the coordinates that are shown: those have entry 1, the others
 * 0. Not safe for concurrent use.
 */
public final class BowlSample implements HessianSample {

    private final double[] center;
    private final double @Nullable [] shown;
    private final double[] offset;
    private final double[] work;
    private SymmetricOperator hessian;

    /**
     * @param center c; read whenever the sample is evaluated
     * @param hessian H
     * @param shown the diagonal of S, read whenever the sample is evaluated; null if all coordinates are shown
     */
    public BowlSample(double[] center, SymmetricOperator hessian, double @Nullable [] shown) {
        this.center = center;
        this.hessian = hessian;
        this.shown = shown;
        offset = new double[center.length];
        work = new double[center.length];
    }

    void moveTo(SymmetricOperator other) {
        hessian = other;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        for (int i = 0; i < offset.length; i++) {
            offset[i] = x[i] - center[i];
        }
        keepShown(offset);
        hessian.multiply(offset, gradient, work);
        keepShown(gradient);
        return 0.5 * Vectors.dot(offset, gradient);
    }

    @Override
    public void hessianVector(double[] x, double[] v, double[] out) {
        if (shown == null) {
            hessian.multiply(v, out, work);
            return;
        }
        System.arraycopy(v, 0, offset, 0, offset.length);
        keepShown(offset);
        hessian.multiply(offset, out, work);
        keepShown(out);
    }

    @Override
    public void hessian(double[] x, R064Store out) {
        hessian.form(out);
        if (shown != null) {
            int n = shown.length;
            for (int j = 0; j < n; j++) {
                for (int i = 0; i < n; i++) {
                    out.data[j * n + i] *= shown[i] * shown[j];
                }
            }
        }
    }

    private void keepShown(double[] v) {
        if (shown != null) {
            for (int i = 0; i < v.length; i++) {
                v[i] *= shown[i];
            }
        }
    }
}
