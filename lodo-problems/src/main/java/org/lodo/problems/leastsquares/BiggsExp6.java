package org.lodo.problems.leastsquares;

import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 18: three exponentials with their factors, fitted to thirteen values y = exp(−t) − 5 exp(−10 t) + 3 exp(−4 t) at t =
 * 0.1, …, 1.3: r = x₃ exp(−t x₁) − x₄ exp(−t x₂) + x₆ exp(−t x₅) − y. Least sum of squares 0 at (1, 10, 1, 5, 4, 3); 5.65565·10⁻³
 * is a local minimum.
 */
final class BiggsExp6 implements ResidualFunction {

    @Override
    public int dimension() {
        return 6;
    }

    @Override
    public int residualCount() {
        return 13;
    }

    @Override
    public double[] start() {
        return new double[] {1, 2, 1, 1, 1, 1};
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        for (int i = 0; i < residuals.length; i++) {
            double t = time(i);
            residuals[i] = x[2] * StrictMath.exp(-t * x[0])
                    - x[3] * StrictMath.exp(-t * x[1])
                    + x[5] * StrictMath.exp(-t * x[4])
                    - observed(t);
        }
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        for (int i = 0; i < residualCount(); i++) {
            double t = time(i);
            double first = StrictMath.exp(-t * x[0]);
            double second = StrictMath.exp(-t * x[1]);
            double third = StrictMath.exp(-t * x[4]);
            jacobian.set(i, 0, -t * x[2] * first);
            jacobian.set(i, 1, t * x[3] * second);
            jacobian.set(i, 2, first);
            jacobian.set(i, 3, -second);
            jacobian.set(i, 4, -t * x[5] * third);
            jacobian.set(i, 5, third);
        }
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        for (int i = 0; i < residualCount(); i++) {
            double t = time(i);
            double first = weights[i] * t * StrictMath.exp(-t * x[0]);
            double second = weights[i] * t * StrictMath.exp(-t * x[1]);
            double third = weights[i] * t * StrictMath.exp(-t * x[4]);
            hessian.add(0, 0, t * x[2] * first);
            ResidualFunction.addSymmetric(hessian, 0, 2, -first);
            hessian.add(1, 1, -t * x[3] * second);
            ResidualFunction.addSymmetric(hessian, 1, 3, second);
            hessian.add(4, 4, t * x[5] * third);
            ResidualFunction.addSymmetric(hessian, 4, 5, -third);
        }
    }

    private static double time(int i) {
        return 0.1 * (i + 1);
    }

    private static double observed(double t) {
        return StrictMath.exp(-t) - 5 * StrictMath.exp(-10 * t) + 3 * StrictMath.exp(-4 * t);
    }
}
