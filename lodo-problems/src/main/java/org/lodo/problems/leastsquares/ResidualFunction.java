package org.lodo.problems.leastsquares;

import java.util.Optional;
import org.lodo.objective.Certification;
import org.ojalgo.matrix.store.R064Store;

/**
 * A test function of Moré, Garbow and Hillstrom, Testing Unconstrained Optimization Software, ACM TOMS 7 (1981) 17–41: m
 * residuals r of n variables, whose sum of squares is minimized. Immutable. Sums of squares have no factor ½ here, as in the
 * paper.
 */
interface ResidualFunction {

    /** n, the number of variables. */
    int dimension();

    /** m, the number of residuals. */
    int residualCount();

    /** The paper's standard starting point, a new vector. */
    double[] start();

    /**
     * Evaluates the residuals.
     *
     * @param x the point, n entries, read only
     * @param residuals overwritten with r(x), m entries
     */
    void residuals(double[] x, double[] residuals);

    /**
     * Evaluates the Jacobian. Entries that are zero everywhere are not written.
     *
     * @param x the point, n entries, read only
     * @param jacobian ∂r/∂x, m × n
     */
    void jacobian(double[] x, R064Store jacobian);

    /**
     * Adds Σ wᵢ ∇²rᵢ(x), which is symmetric.
     *
     * @param x the point, n entries, read only
     * @param weights w, m entries, read only
     * @param hessian changed in place, n × n
     */
    void addSecondDerivatives(double[] x, double[] weights, R064Store hessian);

    /** The smallest sum of squares of all points. */
    default double leastSumOfSquares() {
        return 0;
    }

    /** How the smallest sum of squares is known. */
    default Certification certification() {
        return Certification.CLOSED_FORM;
    }

    /** The only point of the smallest sum of squares, a new vector; empty if there are several, or no formula. */
    default Optional<double[]> minimizer() {
        return Optional.empty();
    }

    /** Adds to two entries of a symmetric matrix, or to one on its diagonal. */
    static void addSymmetric(R064Store matrix, int i, int j, double value) {
        matrix.add(i, j, value);
        if (i != j) {
            matrix.add(j, i, value);
        }
    }
}
