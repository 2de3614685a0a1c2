package org.lodo.preconditioner;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.lodo.kernel.Columns;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.UpdateRule;
import org.lodo.validation.Require;
import org.ojalgo.matrix.store.R064Store;

/**
 * G as a dense n × n matrix whose entries are the parameters, initially α₀ I: the object of the theory of Liao et al. 2023,
 * section 4. G is either the matrix M of parameters itself, the one preconditioner that need not be symmetric, or its symmetric
 * part ½ (M + Mᵀ). The gradient of uᵀ G v is u vᵀ or ½ (u vᵀ + v uᵀ).
 *
 * <p>Products and steps cost n², so it serves as a reference in few dimensions.
 */
public final class DensePreconditioner implements Preconditioner {

    /** Above, products would take longer than anything that they could be compared with. */
    public static final int MAX_DIMENSION = 10_000;

    private final boolean symmetric;
    /** M, one array for each column. */
    private final double[][] columns;

    private final List<R064Store> parameters;
    private final double[] gradient;

    /**
     * @param dimension n, from 1 to {@value #MAX_DIMENSION}
     * @param scale α₀, positive: initially G = α₀ I; the entries of M are learned, so it is no factor of the gradient
     * @param symmetric whether G is the symmetric part of the parameters
     */
    public DensePreconditioner(int dimension, double scale, boolean symmetric) {
        this(
                symmetric,
                diagonal(Require.between("dimension", dimension, 1, MAX_DIMENSION), Require.positive("scale", scale)));
    }

    /** Keeps the arrays. */
    DensePreconditioner(boolean symmetric, double[][] columns) {
        this.symmetric = symmetric;
        this.columns = columns;
        parameters = Collections.unmodifiableList(Arrays.stream(columns)
                .map(column -> R064Store.wrap(column, column.length))
                .toList());
        gradient = new double[columns.length];
    }

    private static double[][] diagonal(int n, double scale) {
        double[][] columns = new double[n][n];
        for (int j = 0; j < n; j++) {
            columns[j][j] = scale;
        }
        return columns;
    }

    /**
     * Replaces the parameters.
     *
     * @param matrix M, n × n; copied
     * @throws IllegalArgumentException if it has other sizes
     */
    public void set(R064Store matrix) {
        int n = columns.length;
        Require.length("matrix", matrix.data, n * n);
        for (int j = 0; j < n; j++) {
            System.arraycopy(matrix.data, j * n, columns[j], 0, n);
        }
    }

    @Override
    public int dimension() {
        return columns.length;
    }

    @Override
    public void apply(double[] v, double[] out) {
        Require.length("v", v, columns.length);
        Require.length("out", out, columns.length);
        Columns.multiply(columns, v, out);
        if (symmetric) {
            for (int j = 0; j < out.length; j++) {
                out[j] = 0.5 * (out[j] + Vectors.dot(columns[j], v));
            }
        }
    }

    @Override
    public void learn(double[] u, double[] v, double factor, UpdateRule rule) {
        Require.length("u", u, columns.length);
        Require.length("v", v, columns.length);
        rule.beginStep();
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = factor * (symmetric ? 0.5 * (u[i] * v[j] + v[i] * u[j]) : u[i] * v[j]);
            }
            rule.update(j, gradient, columns[j], 0, gradient.length);
        }
    }

    /** The columns of M, one store each. */
    @Override
    public List<R064Store> parameters() {
        return parameters;
    }

    @Override
    public DenseForm canonicalForm() {
        return new DenseForm(symmetric, columns);
    }
}
