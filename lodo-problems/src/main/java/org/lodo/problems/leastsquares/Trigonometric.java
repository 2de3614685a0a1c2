package org.lodo.problems.leastsquares;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 26: rᵢ = n − Σ cos xⱼ + i (1 − cos xᵢ) − sin xᵢ. Every residual depends on every variable, and there are many local
 * minima; the least sum of squares is 0 at the origin.
 *
 * @param dimension n, at least 1
 */
record Trigonometric(int dimension) implements ResidualFunction {

    @Override
    public int residualCount() {
        return dimension;
    }

    @Override
    public double[] start() {
        double[] x = new double[dimension];
        Arrays.fill(x, 1.0 / dimension);
        return x;
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        double rest = dimension;
        for (double angle : x) {
            rest -= StrictMath.cos(angle);
        }
        for (int i = 0; i < dimension; i++) {
            residuals[i] = rest + (i + 1) * (1 - StrictMath.cos(x[i])) - StrictMath.sin(x[i]);
        }
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        for (int j = 0; j < dimension; j++) {
            double sine = StrictMath.sin(x[j]);
            for (int i = 0; i < dimension; i++) {
                jacobian.set(i, j, sine);
            }
            jacobian.set(j, j, sine + (j + 1) * sine - StrictMath.cos(x[j]));
        }
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < dimension; i++) {
            double cosine = StrictMath.cos(x[i]);
            hessian.add(i, i, sum * cosine + weights[i] * ((i + 1) * cosine + StrictMath.sin(x[i])));
        }
    }
}
