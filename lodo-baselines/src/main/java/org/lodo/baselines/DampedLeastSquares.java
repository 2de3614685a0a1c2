package org.lodo.baselines;

import java.util.Arrays;
import org.lodo.kernel.Vectors;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.R064Store;

/**
 * The linear systems of a Levenberg–Marquardt step, (JᵀJ + μ D²) p = −Jᵀr, for one Jacobian and any μ. They are solved as the
 * least squares problem
 *
 * <pre>
 * ‖ (J D⁻¹) q + r ‖² + μ ‖q‖²,   p = D⁻¹ q,
 * </pre>
 *
 * <p>by an orthogonal factorization of J D⁻¹ above √μ I, which does not square the condition number of J as the normal
 * equations do.
 */
final class DampedLeastSquares {

    private final int rows;
    private final int dimension;
    private final double[] scale;
    private final R064Store scaledJacobian;
    private final R064Store augmented;
    private final R064Store rightSide;
    private final QR<Double> decomposition = QR.R064.make();
    private final double[] image;
    /** The first n entries, once it is solved. */
    private final R064Store solution;

    /**
     * @param rows m, the number of residuals
     * @param dimension n
     */
    DampedLeastSquares(int rows, int dimension) {
        this.rows = rows;
        this.dimension = dimension;
        scale = new double[dimension];
        image = new double[rows];
        scaledJacobian = R064Store.FACTORY.make(rows, dimension);
        augmented = R064Store.FACTORY.make(rows + dimension, dimension);
        rightSide = R064Store.FACTORY.make(rows + dimension, 1);
        solution = R064Store.FACTORY.make(rows + dimension, 1);
    }

    /**
     * Sets a column of J.
     *
     * @param j its index
     * @param column its m entries, read only
     * @param divisor the entry of D, positive
     */
    void setColumn(int j, double[] column, double divisor) {
        scale[j] = divisor;
        for (int i = 0; i < rows; i++) {
            scaledJacobian.data[j * rows + i] = column[i] / divisor;
        }
    }

    /** Sets r, m entries, read only. */
    void setResiduals(double[] residuals) {
        for (int i = 0; i < rows; i++) {
            rightSide.data[i] = -residuals[i];
        }
    }

    /**
     * Solves for one damping.
     *
     * @param damping μ, positive
     * @return by how much p decreases ½ ‖r + Jp‖², which is ½ ‖Jp‖² + μ ‖Dp‖²
     */
    double solve(double damping) {
        double root = Math.sqrt(damping);
        augmented.fillAll(0.0);
        for (int j = 0; j < dimension; j++) {
            System.arraycopy(scaledJacobian.data, j * rows, augmented.data, j * (rows + dimension), rows);
            augmented.set(rows + j, j, root);
        }
        decomposition.decompose(augmented);
        decomposition.getSolution(rightSide, solution);
        double[] step = solution.data;
        Arrays.fill(image, 0);
        double square = 0;
        for (int j = 0; j < dimension; j++) {
            square = Math.fma(step[j], step[j], square);
            for (int i = 0; i < rows; i++) {
                image[i] = Math.fma(step[j], scaledJacobian.data[j * rows + i], image[i]);
            }
        }
        return 0.5 * Vectors.dot(image, image) + damping * square;
    }

    /** An entry of p, after {@link #solve}. */
    double step(int j) {
        return solution.data[j] / scale[j];
    }
}
