package org.lodo.baselines.psgd;

/** Linear systems with a small matrix, by LU factorization with partial pivoting, without allocation. */
final class SmallSolver {

    private final double[][] factors;
    private final int[] pivots;
    private final double[] scratch;

    SmallSolver(int size) {
        factors = new double[size][size];
        pivots = new int[size];
        scratch = new double[size];
    }

    /** Factorizes a matrix, which is not changed: row i of the product L U is row pivots[i] of the matrix. */
    void factorize(double[][] matrix) {
        int size = pivots.length;
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix[i], 0, factors[i], 0, size);
            pivots[i] = i;
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int i = column + 1; i < size; i++) {
                if (Math.abs(factors[i][column]) > Math.abs(factors[pivot][column])) {
                    pivot = i;
                }
            }
            swap(column, pivot);
            eliminate(column);
        }
    }

    private void swap(int one, int other) {
        double[] row = factors[one];
        factors[one] = factors[other];
        factors[other] = row;
        int pivot = pivots[one];
        pivots[one] = pivots[other];
        pivots[other] = pivot;
    }

    private void eliminate(int column) {
        int size = pivots.length;
        double[] top = factors[column];
        for (int i = column + 1; i < size; i++) {
            double[] row = factors[i];
            double multiple = row[column] / top[column];
            row[column] = multiple;
            for (int j = column + 1; j < size; j++) {
                row[j] = Math.fma(-multiple, top[j], row[j]);
            }
        }
    }

    /** v ← K⁻¹ v. */
    void solve(double[] v) {
        int size = pivots.length;
        for (int i = 0; i < size; i++) {
            double sum = v[pivots[i]];
            for (int j = 0; j < i; j++) {
                sum = Math.fma(-factors[i][j], scratch[j], sum);
            }
            scratch[i] = sum;
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = scratch[i];
            for (int j = i + 1; j < size; j++) {
                sum = Math.fma(-factors[i][j], v[j], sum);
            }
            v[i] = sum / factors[i][i];
        }
    }

    /** v ← K⁻ᵀ v. */
    void solveTransposed(double[] v) {
        int size = pivots.length;
        for (int i = 0; i < size; i++) {
            double sum = v[i];
            for (int j = 0; j < i; j++) {
                sum = Math.fma(-factors[j][i], scratch[j], sum);
            }
            scratch[i] = sum / factors[i][i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = scratch[i];
            for (int j = i + 1; j < size; j++) {
                sum = Math.fma(-factors[j][i], scratch[j], sum);
            }
            scratch[i] = sum;
        }
        for (int i = 0; i < size; i++) {
            v[pivots[i]] = scratch[i];
        }
    }
}
