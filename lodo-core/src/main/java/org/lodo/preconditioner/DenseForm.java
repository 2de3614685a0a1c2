package org.lodo.preconditioner;

import java.util.Arrays;
import org.lodo.parallel.Workers;
import org.lodo.validation.Require;

/**
 * The {@link CanonicalForm} of a {@link DensePreconditioner} with parameters M.
 *
 * <p>Immutable: arrays are copied on the way in and on the way out.
 *
 * @param symmetric whether G is the symmetric part of M
 * @param columns the columns of M, n arrays of n entries
 */
public record DenseForm(boolean symmetric, double[][] columns) implements CanonicalForm {

    /**
     * Copies the columns and checks their sizes.
     *
     * @throws IllegalArgumentException if M is not square
     */
    public DenseForm {
        columns = copy(columns);
        for (double[] column : columns) {
            Require.length("column", column, columns.length);
        }
    }

    /**
     * @return a copy of the columns of M
     */
    @Override
    public double[][] columns() {
        return copy(columns);
    }

    @Override
    public int dimension() {
        return columns.length;
    }

    /** 1, as G has no other factor. */
    @Override
    public double scale() {
        return 1;
    }

    @Override
    public DensePreconditioner toPreconditioner(Workers workers) {
        return new DensePreconditioner(symmetric, copy(columns));
    }

    private static double[][] copy(double[][] columns) {
        return Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
    }

    /** Whether the other form has the same symmetry and bits. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DenseForm that
                && symmetric == that.symmetric
                && Arrays.deepEquals(columns, that.columns);
    }

    @Override
    public int hashCode() {
        return 31 * Boolean.hashCode(symmetric) + Arrays.deepHashCode(columns);
    }

    @Override
    public String toString() {
        return "DenseForm[symmetric=" + symmetric + ", columns=" + Arrays.deepToString(columns) + "]";
    }
}
