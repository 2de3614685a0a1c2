package org.lodo.baselines.tensor;

import java.util.Arrays;
import org.lodo.kernel.Vectors;

/** Products of matrices that are arrays of rows. */
final class Matrices {

    private Matrices() {}

    /** out ← M Mᵀ. */
    static void gram(double[][] matrix, double[][] out) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double value = Vectors.dot(matrix[i], matrix[j]);
                out[i][j] = value;
                out[j][i] = value;
            }
        }
    }

    /** out ← L M; out is another matrix than L and M. */
    static void multiply(double[][] left, double[][] matrix, double[][] out) {
        for (int i = 0; i < left.length; i++) {
            Arrays.fill(out[i], 0);
            for (int k = 0; k < matrix.length; k++) {
                Vectors.addScaled(left[i][k], matrix[k], out[i]);
            }
        }
    }
}
