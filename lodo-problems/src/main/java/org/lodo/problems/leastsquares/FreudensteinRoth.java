package org.lodo.problems.leastsquares;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 2: r = −13 + x₁ + ((5 − x₂) x₂ − 2) x₂ and −29 + x₁ + ((x₂ + 1) x₂ − 14) x₂; least sum of squares 0 at (5, 4). From
 * the standard start, methods that descend end in the local minimum 48.9842 near (11.41, −0.8968).
 */
final class FreudensteinRoth implements ResidualFunction {

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public int residualCount() {
        return 2;
    }

    @Override
    public double[] start() {
        return new double[] {0.5, -2};
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        residuals[0] = -13 + x[0] + ((5 - x[1]) * x[1] - 2) * x[1];
        residuals[1] = -29 + x[0] + ((x[1] + 1) * x[1] - 14) * x[1];
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        jacobian.set(0, 0, 1);
        jacobian.set(1, 0, 1);
        jacobian.set(0, 1, (10 - 3 * x[1]) * x[1] - 2);
        jacobian.set(1, 1, (3 * x[1] + 2) * x[1] - 14);
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        hessian.add(1, 1, (10 - 6 * x[1]) * weights[0] + (6 * x[1] + 2) * weights[1]);
    }

    @Override
    public Optional<double[]> minimizer() {
        return Optional.of(new double[] {5, 4});
    }
}
