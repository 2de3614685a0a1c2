package org.lodo.problems.leastsquares;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 30: rᵢ = (3 − 2 xᵢ) xᵢ − xᵢ₋₁ − 2 xᵢ₊₁ + 1 with x₀ = xₙ₊₁ = 0, a banded system of equations; least sum of squares 0.
 *
 * @param dimension n, at least 1
 */
record BroydenTridiagonal(int dimension) implements ResidualFunction {

    @Override
    public int residualCount() {
        return dimension;
    }

    @Override
    public double[] start() {
        double[] x = new double[dimension];
        Arrays.fill(x, -1);
        return x;
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        for (int i = 0; i < dimension; i++) {
            double before = i == 0 ? 0 : x[i - 1];
            double after = i == dimension - 1 ? 0 : x[i + 1];
            residuals[i] = (3 - 2 * x[i]) * x[i] - before - 2 * after + 1;
        }
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        for (int i = 0; i < dimension; i++) {
            jacobian.set(i, i, 3 - 4 * x[i]);
            if (i > 0) {
                jacobian.set(i, i - 1, -1);
            }
            if (i < dimension - 1) {
                jacobian.set(i, i + 1, -2);
            }
        }
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        for (int i = 0; i < dimension; i++) {
            hessian.add(i, i, -4 * weights[i]);
        }
    }
}
