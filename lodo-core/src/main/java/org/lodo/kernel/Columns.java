package org.lodo.kernel;

import java.util.Arrays;
import org.ojalgo.matrix.store.R064Store;

/**
 * Products of a dense matrix with a vector. Each column of the matrix is an array, so the loop over rows vectorizes and no sum
 * depends on the vector width.
 */
public final class Columns {

    private Columns() {}

    /**
     * The columns of a matrix.
     *
     * @param matrix any matrix
     * @return a copy, one array for each column
     */
    public static double[][] of(R064Store matrix) {
        int rows = matrix.getRowDim();
        double[][] columns = new double[matrix.getColDim()][rows];
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(matrix.data, j * rows, columns[j], 0, rows);
        }
        return columns;
    }

    /**
     * out ← M v.
     *
     * @param columns the columns of M, at least one
     * @param v as many entries as M has columns
     * @param out as many entries as M has rows, overwritten; not {@code v} itself
     */
    public static void multiply(double[][] columns, double[] v, double[] out) {
        int first = columns.length & 3;
        Arrays.fill(out, 0);
        for (int j = 0; j < first; j++) {
            Vectors.addScaled(v[j], columns[j], out);
        }
        for (int j = first; j < columns.length; j += 4) {
            addFour(
                    columns[j],
                    v[j],
                    columns[j + 1],
                    v[j + 1],
                    columns[j + 2],
                    v[j + 2],
                    columns[j + 3],
                    v[j + 3],
                    out);
        }
    }

    private static void addFour(
            double[] c0,
            double v0,
            double[] c1,
            double v1,
            double[] c2,
            double v2,
            double[] c3,
            double v3,
            double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.fma(c3[i], v3, Math.fma(c2[i], v2, Math.fma(c1[i], v1, Math.fma(c0[i], v0, out[i]))));
        }
    }
}
