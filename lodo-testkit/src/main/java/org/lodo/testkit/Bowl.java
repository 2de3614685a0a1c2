package org.lodo.testkit;

import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.store.R064Store;

/** F(x) = ½ Σ (1 + i mod 3) (x_i − c)², a well-conditioned quadratic with its minimum at c in every coordinate. */
final class Bowl implements HessianSample {

    private double center;

    static double[] start(int dimension) {
        double[] x = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            x[i] = 1 + 0.1 * i;
        }
        return x;
    }

    void moveTo(double newCenter) {
        center = newCenter;
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        double value = 0;
        for (int i = 0; i < x.length; i++) {
            gradient[i] = curvature(i) * (x[i] - center);
            value += 0.5 * gradient[i] * (x[i] - center);
        }
        return value;
    }

    @Override
    public void hessianVector(double[] x, double[] v, double[] out) {
        for (int i = 0; i < v.length; i++) {
            out[i] = curvature(i) * v[i];
        }
    }

    @Override
    public void hessian(double[] x, R064Store hessian) {
        hessian.fillAll(0.0);
        for (int i = 0; i < x.length; i++) {
            hessian.set(i, i, curvature(i));
        }
    }

    private static double curvature(int i) {
        return 1 + i % 3;
    }
}
