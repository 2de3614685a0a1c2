package org.lodo.problems.logistic;

import java.util.Optional;
import org.lodo.kernel.Vectors;
import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;

/**
 * The minimum of a strictly convex function by Newton's method with backtracking. A gradient g at x proves a minimum: where no
 * eigenvalue of the Hessian is below λ, F(x) is above the least value by at most ‖g‖² / 2λ.
 *
 * @param loss F at the point found
 * @param relativeGradient ‖g‖ there, relative to that at the start
 * @param iterations Newton steps
 */
record NewtonOptimum(double loss, double relativeGradient, int iterations) {

    /** What ‖g‖ must come down to. */
    static final double TOLERANCE = 1e-14;

    private static final int MOST_ITERATIONS = 100;
    private static final int MOST_HALVINGS = 40;

    /** A decrease in proportion to the slope (Armijo). */
    private static final double SUFFICIENT = 1e-4;

    /** Promised decreases below this share of F are lost in its rounding; Newton's step is then taken as it is. */
    private static final double NEAR = 1e-10;

    /**
     * Minimizes from the origin.
     *
     * @param function F
     * @param dimension n
     * @return the minimum; empty if the gradient does not come down to the tolerance
     */
    static Optional<NewtonOptimum> of(HessianSample function, int dimension) {
        double[] x = new double[dimension];
        double[] gradient = new double[dimension];
        double[] direction = new double[dimension];
        R064Store hessian = R064Store.FACTORY.make(dimension, dimension);
        Cholesky<Double> decomposition = Cholesky.R064.make(hessian);
        double loss = function.valueAndGradient(x, gradient);
        double start = Vectors.norm(gradient);
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double size = start == 0 ? 0 : Vectors.norm(gradient) / start;
            if (size <= TOLERANCE) {
                return Optional.of(new NewtonOptimum(loss, size, iteration));
            }
            function.hessian(x, hessian);
            if (!decomposition.decompose(hessian)) {
                return Optional.empty();
            }
            R064Store solution = R064Store.FACTORY.copy(decomposition.getSolution(R064Store.wrap(gradient, dimension)));
            Vectors.scale(-1, solution.data, direction);
            if (!move(function, x, direction, loss, Vectors.dot(gradient, direction))) {
                return Optional.empty();
            }
            loss = function.valueAndGradient(x, gradient);
        }
        return Optional.empty();
    }

    /** Moves x along the direction as far as F decreases; false if it does not. */
    private static boolean move(HessianSample function, double[] x, double[] direction, double loss, double slope) {
        if (-slope <= NEAR * Math.abs(loss)) {
            Vectors.addScaled(1, direction, x);
            return true;
        }
        double length = 1;
        for (int halving = 0; halving < MOST_HALVINGS; halving++) {
            double[] trial = x.clone();
            Vectors.addScaled(length, direction, trial);
            if (function.value(trial) <= loss + SUFFICIENT * length * slope) {
                System.arraycopy(trial, 0, x, 0, x.length);
                return true;
            }
            length /= 2;
        }
        return false;
    }
}
