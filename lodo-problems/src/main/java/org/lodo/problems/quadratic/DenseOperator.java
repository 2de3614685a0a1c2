package org.lodo.problems.quadratic;

import org.lodo.kernel.Columns;
import org.ojalgo.matrix.store.R064Store;

/** A symmetric matrix that is stored, for up to about a thousand variables. */
public final class DenseOperator implements SymmetricOperator {

    private final double[][] columns;

    /**
     * @param matrix a symmetric matrix; copied
     * @throws IllegalArgumentException if it is not square
     */
    public DenseOperator(R064Store matrix) {
        int n = matrix.getRowDim();
        if (matrix.getColDim() != n) {
            throw new IllegalArgumentException(
                    "hessian is " + n + " × " + matrix.getColDim() + ": must have as many columns as rows");
        }
        columns = Columns.of(matrix);
    }

    /**
     * @return n
     */
    public int dimension() {
        return columns.length;
    }

    /**
     * @return the sum of the eigenvalues
     */
    public double trace() {
        double trace = 0;
        for (int i = 0; i < columns.length; i++) {
            trace += columns[i][i];
        }
        return trace;
    }

    @Override
    public void multiply(double[] v, double[] out, double[] work) {
        Columns.multiply(columns, v, out);
    }

    @Override
    public void form(R064Store out) {
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(columns[j], 0, out.data, j * columns.length, columns.length);
        }
    }
}
