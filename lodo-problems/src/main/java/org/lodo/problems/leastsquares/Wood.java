package org.lodo.problems.leastsquares;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 14: two Rosenbrock valleys that are coupled, four variables and six residuals. A flat region near
 * (−1, 1, −1, 1), where the Hessian is indefinite, holds methods up; least sum of squares 0 at (1, 1, 1, 1).
 */
final class Wood implements ResidualFunction {

    private static final double ROOT_10 = Math.sqrt(10);
    private static final double ROOT_90 = Math.sqrt(90);

    @Override
    public int dimension() {
        return 4;
    }

    @Override
    public int residualCount() {
        return 6;
    }

    @Override
    public double[] start() {
        return new double[] {-3, -1, -3, -1};
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        residuals[0] = 10 * (x[1] - x[0] * x[0]);
        residuals[1] = 1 - x[0];
        residuals[2] = ROOT_90 * (x[3] - x[2] * x[2]);
        residuals[3] = 1 - x[2];
        residuals[4] = ROOT_10 * (x[1] + x[3] - 2);
        residuals[5] = (x[1] - x[3]) / ROOT_10;
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        jacobian.set(0, 0, -20 * x[0]);
        jacobian.set(0, 1, 10);
        jacobian.set(1, 0, -1);
        jacobian.set(2, 2, -2 * ROOT_90 * x[2]);
        jacobian.set(2, 3, ROOT_90);
        jacobian.set(3, 2, -1);
        jacobian.set(4, 1, ROOT_10);
        jacobian.set(4, 3, ROOT_10);
        jacobian.set(5, 1, 1 / ROOT_10);
        jacobian.set(5, 3, -1 / ROOT_10);
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        hessian.add(0, 0, -20 * weights[0]);
        hessian.add(2, 2, -2 * ROOT_90 * weights[2]);
    }

    @Override
    public Optional<double[]> minimizer() {
        return Optional.of(new double[] {1, 1, 1, 1});
    }
}
