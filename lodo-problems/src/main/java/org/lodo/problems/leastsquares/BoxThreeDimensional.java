package org.lodo.problems.leastsquares;

import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 12: a sum of exponentials fitted at ten times t = 0.1, …, 1, r = exp(−t x₁) − exp(−t x₂) − x₃ (exp(−t) −
 * exp(−10 t)). Sum of squares 0 at (1, 10, 1), at (10, 1, −1), and wherever x₁ = x₂ and x₃ = 0.
 */
final class BoxThreeDimensional implements ResidualFunction {

    @Override
    public int dimension() {
        return 3;
    }

    @Override
    public int residualCount() {
        return 10;
    }

    @Override
    public double[] start() {
        return new double[] {0, 10, 20};
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        for (int i = 0; i < residuals.length; i++) {
            double t = time(i);
            residuals[i] = StrictMath.exp(-t * x[0]) - StrictMath.exp(-t * x[1]) - x[2] * height(t);
        }
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        for (int i = 0; i < residualCount(); i++) {
            double t = time(i);
            jacobian.set(i, 0, -t * StrictMath.exp(-t * x[0]));
            jacobian.set(i, 1, t * StrictMath.exp(-t * x[1]));
            jacobian.set(i, 2, -height(t));
        }
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        for (int i = 0; i < residualCount(); i++) {
            double t = time(i);
            hessian.add(0, 0, weights[i] * t * t * StrictMath.exp(-t * x[0]));
            hessian.add(1, 1, -weights[i] * t * t * StrictMath.exp(-t * x[1]));
        }
    }

    private static double time(int i) {
        return 0.1 * (i + 1);
    }

    private static double height(double t) {
        return StrictMath.exp(-t) - StrictMath.exp(-10 * t);
    }
}
