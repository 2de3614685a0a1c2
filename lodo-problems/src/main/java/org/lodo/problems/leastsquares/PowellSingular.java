package org.lodo.problems.leastsquares;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 22: groups of four variables with r = x₁ + 10 x₂, √5 (x₃ − x₄), (x₂ − 2 x₃)² and √10 (x₁ − x₄)². The Jacobian is
 * singular at the minimum 0, the origin, so Gauss–Newton steps converge linearly only.
 *
 * @param dimension n, a multiple of 4
 */
record PowellSingular(int dimension) implements ResidualFunction {

    private static final double ROOT_5 = Math.sqrt(5);
    private static final double ROOT_10 = Math.sqrt(10);

    @Override
    public int residualCount() {
        return dimension;
    }

    @Override
    public double[] start() {
        double[] x = new double[dimension];
        for (int i = 0; i < dimension; i += 4) {
            x[i] = 3;
            x[i + 1] = -1;
            x[i + 3] = 1;
        }
        return x;
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        for (int i = 0; i < dimension; i += 4) {
            double inner = x[i + 1] - 2 * x[i + 2];
            double outer = x[i] - x[i + 3];
            residuals[i] = x[i] + 10 * x[i + 1];
            residuals[i + 1] = ROOT_5 * (x[i + 2] - x[i + 3]);
            residuals[i + 2] = inner * inner;
            residuals[i + 3] = ROOT_10 * outer * outer;
        }
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        for (int i = 0; i < dimension; i += 4) {
            double inner = x[i + 1] - 2 * x[i + 2];
            double outer = x[i] - x[i + 3];
            jacobian.set(i, i, 1);
            jacobian.set(i, i + 1, 10);
            jacobian.set(i + 1, i + 2, ROOT_5);
            jacobian.set(i + 1, i + 3, -ROOT_5);
            jacobian.set(i + 2, i + 1, 2 * inner);
            jacobian.set(i + 2, i + 2, -4 * inner);
            jacobian.set(i + 3, i, 2 * ROOT_10 * outer);
            jacobian.set(i + 3, i + 3, -2 * ROOT_10 * outer);
        }
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        for (int i = 0; i < dimension; i += 4) {
            double inner = 2 * weights[i + 2];
            hessian.add(i + 1, i + 1, inner);
            ResidualFunction.addSymmetric(hessian, i + 1, i + 2, -2 * inner);
            hessian.add(i + 2, i + 2, 4 * inner);
            double outer = 2 * ROOT_10 * weights[i + 3];
            hessian.add(i, i, outer);
            ResidualFunction.addSymmetric(hessian, i, i + 3, -outer);
            hessian.add(i + 3, i + 3, outer);
        }
    }

    @Override
    public Optional<double[]> minimizer() {
        return Optional.of(new double[dimension]);
    }
}
