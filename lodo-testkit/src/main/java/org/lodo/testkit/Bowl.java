package org.lodo.testkit;

import org.lodo.objective.LeastSquaresSample;
import org.ojalgo.matrix.store.R064Store;

/** F(x) = ½ Σ (1 + i mod 3) (x_i − c)², a well-conditioned sum of squares with its minimum at c in every coordinate. */
final class Bowl implements LeastSquaresSample {

    private final int dimension;
    private double center;

    Bowl(int dimension) {
        this.dimension = dimension;
    }

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

    @Override
    public int residualCount() {
        return dimension;
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        for (int i = 0; i < x.length; i++) {
            residuals[i] = Math.sqrt(curvature(i)) * (x[i] - center);
        }
    }

    @Override
    public void jacobianVector(double[] x, double[] v, double[] out) {
        for (int i = 0; i < v.length; i++) {
            out[i] = Math.sqrt(curvature(i)) * v[i];
        }
    }

    @Override
    public void transposedJacobianVector(double[] x, double[] u, double[] out) {
        jacobianVector(x, u, out);
    }

    private static double curvature(int i) {
        return 1 + i % 3;
    }
}
