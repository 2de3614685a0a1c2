package org.lodo.problems.leastsquares;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 4: r = x₁ − 10⁶, x₂ − 2·10⁻⁶ and x₁x₂ − 2, whose variables differ by twelve orders of magnitude at the minimum 0,
 * (10⁶, 2·10⁻⁶).
 */
final class BrownBadlyScaled implements ResidualFunction {

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
        residuals[0] = x[0] - 1e6;
        residuals[1] = x[1] - 2e-6;
        residuals[2] = x[0] * x[1] - 2;
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        jacobian.set(0, 0, 1);
        jacobian.set(1, 1, 1);
        jacobian.set(2, 0, x[1]);
        jacobian.set(2, 1, x[0]);
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        ResidualFunction.addSymmetric(hessian, 0, 1, weights[2]);
    }

    @Override
    public Optional<double[]> minimizer() {
        return Optional.of(new double[] {1e6, 2e-6});
    }
}
