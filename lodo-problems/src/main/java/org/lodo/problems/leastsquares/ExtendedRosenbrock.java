package org.lodo.problems.leastsquares;

import java.util.Arrays;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 21: pairs of r = 10 (x₂ − x₁²) and 1 − x₁, so a narrow curved valley for every pair of variables; least sum of
 * squares 0 at (1, …, 1).
 *
 * @param dimension n, even
 */
record ExtendedRosenbrock(int dimension) implements ResidualFunction {

    @Override
    public int residualCount() {
        return dimension;
    }

    @Override
    public double[] start() {
        double[] x = new double[dimension];
        for (int i = 0; i < dimension; i += 2) {
            x[i] = -1.2;
            x[i + 1] = 1;
        }
        return x;
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        for (int i = 0; i < dimension; i += 2) {
            residuals[i] = 10 * (x[i + 1] - x[i] * x[i]);
            residuals[i + 1] = 1 - x[i];
        }
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        for (int i = 0; i < dimension; i += 2) {
            jacobian.set(i, i, -20 * x[i]);
            jacobian.set(i, i + 1, 10);
            jacobian.set(i + 1, i, -1);
        }
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        for (int i = 0; i < dimension; i += 2) {
            hessian.add(i, i, -20 * weights[i]);
        }
    }

    @Override
    public Optional<double[]> minimizer() {
        double[] x = new double[dimension];
        Arrays.fill(x, 1);
        return Optional.of(x);
    }
}
