package org.lodo.problems.leastsquares;

import java.util.Arrays;
import java.util.Optional;
import org.lodo.objective.Certification;
import org.ojalgo.matrix.store.R064Store;

/**
 * Problem 23 (Penalty I): r = √10⁻⁵ (xᵢ − 1) for each variable and Σ xⱼ² − ¼. All of the residuals but one are tiny, and the
 * least sum of squares is small but not 0.
 *
 * @param dimension n, at least 1
 */
record PenaltyOne(int dimension) implements ResidualFunction {

    private static final double WEIGHT = 1e-5;
    private static final double ROOT_WEIGHT = Math.sqrt(WEIGHT);

    @Override
    public int residualCount() {
        return dimension + 1;
    }

    @Override
    public double[] start() {
        double[] x = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            x[i] = i + 1;
        }
        return x;
    }

    @Override
    public void residuals(double[] x, double[] residuals) {
        double squares = 0;
        for (int i = 0; i < dimension; i++) {
            residuals[i] = ROOT_WEIGHT * (x[i] - 1);
            squares += x[i] * x[i];
        }
        residuals[dimension] = squares - 0.25;
    }

    @Override
    public void jacobian(double[] x, R064Store jacobian) {
        for (int i = 0; i < dimension; i++) {
            jacobian.set(i, i, ROOT_WEIGHT);
            jacobian.set(dimension, i, 2 * x[i]);
        }
    }

    @Override
    public void addSecondDerivatives(double[] x, double[] weights, R064Store hessian) {
        for (int i = 0; i < dimension; i++) {
            hessian.add(i, i, 2 * weights[dimension]);
        }
    }

    @Override
    public double leastSumOfSquares() {
        double value = minimizingValue();
        double last = dimension * value * value - 0.25;
        return dimension * WEIGHT * (value - 1) * (value - 1) + last * last;
    }

    /** By bisection to the last bit, see {@link #minimizingValue}. */
    @Override
    public Certification certification() {
        return Certification.COMPUTED;
    }

    @Override
    public Optional<double[]> minimizer() {
        double[] x = new double[dimension];
        Arrays.fill(x, minimizingValue());
        return Optional.of(x);
    }

    /**
     * Where the gradient is zero, w (xᵢ − 1) + 2 xᵢ (Σ xⱼ² − ¼) = 0, so all xᵢ have the same value t, a root of w (t − 1) +
     * 2 t (n t² − ¼). That cubic is negative at 0 and has one positive root, at most 1, where the sum of squares is least.
     */
    private double minimizingValue() {
        double low = 0;
        double high = 1;
        for (double middle = 0.5; middle > low && middle < high; middle = low + (high - low) / 2) {
            if (WEIGHT * (middle - 1) + 2 * middle * (dimension * middle * middle - 0.25) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
