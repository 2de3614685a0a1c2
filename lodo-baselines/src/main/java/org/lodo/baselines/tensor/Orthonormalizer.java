package org.lodo.baselines.tensor;

import java.util.Arrays;

/**
 * The orthogonal factor of a QR decomposition by Householder reflections (Golub and Van Loan, Matrix Computations, 4th edition,
 * section 5.2), without allocation. The columns of the matrix are rows of an array, so that reflections run along rows. If the
 * matrix has not full rank, the basis is completed.
 */
final class Orthonormalizer {

    private final double[] betas;

    Orthonormalizer(int size) {
        betas = new double[size];
    }

    /**
     * @param columns the matrix, column j in row j; overwritten by the reflectors
     * @param basis overwritten by Q, column j in row j
     */
    void orthonormalize(double[][] columns, double[][] basis) {
        int size = columns.length;
        for (int k = 0; k < size; k++) {
            makeReflector(columns[k], k);
            for (int j = k + 1; j < size; j++) {
                reflect(columns[k], columns[j], k);
            }
        }
        for (int j = 0; j < size; j++) {
            Arrays.fill(basis[j], 0);
            basis[j][j] = 1;
        }
        for (int k = size - 1; k >= 0; k--) {
            for (int j = k; j < size; j++) {
                reflect(columns[k], basis[j], k);
            }
        }
    }

    /** Turns the entries from k on into a vector v such that (I − β v vᵀ) maps them to a multiple of the k-th unit vector. */
    private void makeReflector(double[] column, int k) {
        double square = 0;
        for (int i = k; i < column.length; i++) {
            square = Math.fma(column[i], column[i], square);
        }
        double norm = Math.sqrt(square);
        if (norm == 0) {
            betas[k] = 0;
            return;
        }
        double target = column[k] > 0 ? -norm : norm;
        betas[k] = 1 / (square - target * column[k]);
        column[k] -= target;
    }

    private void reflect(double[] reflector, double[] vector, int k) {
        double along = 0;
        for (int i = k; i < vector.length; i++) {
            along = Math.fma(reflector[i], vector[i], along);
        }
        double factor = -betas[k] * along;
        for (int i = k; i < vector.length; i++) {
            vector[i] = Math.fma(factor, reflector[i], vector[i]);
        }
    }
}
