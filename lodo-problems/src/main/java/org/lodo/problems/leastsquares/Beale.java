package org.lodo.problems.leastsquares;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 5: rᵢ = yᵢ − x₁ (1 − x₂ⁱ) with y = 1.5, 2.25, 2.625; least sum of squares 0 at (3, ½). Methods that overshoot follow
 * a flat valley towards x₂ = 1 at infinity.
 */
final class Beale implements ResidualFunction {

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public int residualCount() {
        return 3;
    }

    @Override
    public double[] start() {
        return new double[] {1, 1};
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        residuals[0] = 1.5 - x[0] * (1 - x[1]);
        residuals[1] = 2.25 - x[0] * (1 - x[1] * x[1]);
        residuals[2] = 2.625 - x[0] * (1 - x[1] * x[1] * x[1]);
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        jacobian.set(0, 0, x[1] - 1);
        jacobian.set(1, 0, x[1] * x[1] - 1);
        jacobian.set(2, 0, x[1] * x[1] * x[1] - 1);
        jacobian.set(0, 1, x[0]);
        jacobian.set(1, 1, 2 * x[0] * x[1]);
        jacobian.set(2, 1, 3 * x[0] * x[1] * x[1]);
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        double mixed = weights[0] + 2 * x[1] * weights[1] + 3 * x[1] * x[1] * weights[2];
        ResidualFunction.addSymmetric(hessian, 0, 1, mixed);
        hessian.add(1, 1, x[0] * (2 * weights[1] + 6 * x[1] * weights[2]));
    }

    @Override
    public Optional<double[]> minimizer() {
        return Optional.of(new double[] {3, 0.5});
    }
}
