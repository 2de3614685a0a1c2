package org.lodo.problems.quadratic;

import org.ojalgo.matrix.store.R064Store;

/** A symmetric matrix M, n × n, that is known by its products. Callers provide the memory that a product needs. */
public interface SymmetricOperator {

    /**
     * out ← M v.
     *
     * @param v n entries, read only
     * @param out n entries, overwritten; not {@code v}
     * @param work n entries, overwritten; neither of the others
     */
    void multiply(double[] v, double[] out, double[] work);

    /**
     * Forms the matrix, by n products.
     *
     * @param out overwritten with the symmetric n × n matrix
     */
    default void form(R064Store out) {
        int n = out.getRowDim();
        double[] unit = new double[n];
        double[] column = new double[n];
        double[] work = new double[n];
        for (int j = 0; j < n; j++) {
            unit[j] = 1;
            multiply(unit, column, work);
            unit[j] = 0;
            System.arraycopy(column, 0, out.data, j * n, n);
        }
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double mean = 0.5 * (out.data[j * n + i] + out.data[i * n + j]);
                out.data[j * n + i] = mean;
                out.data[i * n + j] = mean;
            }
        }
    }
}
