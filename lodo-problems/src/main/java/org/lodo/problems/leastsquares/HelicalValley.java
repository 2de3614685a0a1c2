package org.lodo.problems.leastsquares;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 7 (Fletcher and Powell): r = 10 (x₃ − 10 θ), 10 (ρ − 1) and x₃ in the polar coordinates ρ and 2πθ of (x₁, x₂), a
 * valley that winds around the third axis; least sum of squares 0 at (1, 0, 0). The angle jumps where x₁ = 0 and x₂ &lt; 0.
 */
final class HelicalValley implements ResidualFunction {

    private static final double TURN = 2 * Math.PI;

    @Override
    public int dimension() {
        return 3;
    }

    @Override
    public int residualCount() {
        return 3;
    }

    @Override
    public double[] start() {
        return new double[] {-1, 0, 0};
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        residuals[0] = 10 * (x[2] - 10 * turns(x));
        residuals[1] = 10 * (Math.sqrt(x[0] * x[0] + x[1] * x[1]) - 1);
        residuals[2] = x[2];
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        double square = x[0] * x[0] + x[1] * x[1];
        double radius = Math.sqrt(square);
        jacobian.set(0, 0, 100 * x[1] / (TURN * square));
        jacobian.set(0, 1, -100 * x[0] / (TURN * square));
        jacobian.set(0, 2, 10);
        jacobian.set(1, 0, 10 * x[0] / radius);
        jacobian.set(1, 1, 10 * x[1] / radius);
        jacobian.set(2, 2, 1);
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        double square = x[0] * x[0] + x[1] * x[1];
        double ofAngle = 100 * weights[0] / (TURN * square * square);
        double ofRadius = 10 * weights[1] / (square * Math.sqrt(square));
        hessian.add(0, 0, -2 * ofAngle * x[0] * x[1] + ofRadius * x[1] * x[1]);
        ResidualFunction.addSymmetric(hessian, 0, 1, ofAngle * (x[0] * x[0] - x[1] * x[1]) - ofRadius * x[0] * x[1]);
        hessian.add(1, 1, 2 * ofAngle * x[0] * x[1] + ofRadius * x[0] * x[0]);
    }

    /** θ, from −1/4 to 3/4. */
    private static double turns(double[] x) {
        double turns = StrictMath.atan2(x[1], x[0]) / TURN;
        return turns < -0.25 ? turns + 1 : turns;
    }

    @Override
    public Optional<double[]> minimizer() {
        return Optional.of(new double[] {1, 0, 0});
    }
}
