package org.lodo.problems.quadratic;

import org.lodo.random.RandomOrthogonal;
import org.lodo.random.RandomStream;
import org.lodo.random.Rotation;

/** Q = A ⊗ B with random orthogonal A and B: a vector is the p × q matrix V of its entries, row by row, and Q v is A V Bᵀ. */
final class KroneckerRotation implements Rotation {

    private final double[][] a;
    private final double[][] b;
    private final double[][] aTransposed;
    private final double[][] bTransposed;

    KroneckerRotation(int dimension, RandomStream random) {
        int rows = StructureConfig.rows(dimension);
        a = RandomOrthogonal.matrix(rows, random);
        b = RandomOrthogonal.matrix(dimension / rows, random);
        aTransposed = transposed(a);
        bTransposed = transposed(b);
    }

    @Override
    public void rotate(double[] v, double[] work) {
        multiplyRows(v, bTransposed, work);
        multiplyColumns(a, work, v);
    }

    @Override
    public void rotateBack(double[] v, double[] work) {
        multiplyRows(v, b, work);
        multiplyColumns(aTransposed, work, v);
    }

    /** out ← V M, where M has the given rows. */
    private static void multiplyRows(double[] v, double[][] matrix, double[] out) {
        int columns = matrix.length;
        for (int row = 0; row < v.length; row += columns) {
            for (int j = 0; j < columns; j++) {
                out[row + j] = 0;
            }
            for (int k = 0; k < columns; k++) {
                addScaled(v[row + k], matrix[k], 0, out, row, columns);
            }
        }
    }

    /** out ← M V, where M has the given rows. */
    private static void multiplyColumns(double[][] matrix, double[] v, double[] out) {
        int columns = v.length / matrix.length;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < columns; j++) {
                out[i * columns + j] = 0;
            }
            for (int k = 0; k < matrix.length; k++) {
                addScaled(matrix[i][k], v, k * columns, out, i * columns, columns);
            }
        }
    }

    private static void addScaled(double factor, double[] x, int fromX, double[] y, int fromY, int count) {
        for (int j = 0; j < count; j++) {
            y[fromY + j] = Math.fma(factor, x[fromX + j], y[fromY + j]);
        }
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }
}
