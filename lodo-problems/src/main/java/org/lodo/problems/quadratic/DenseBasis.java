package org.lodo.problems.quadratic;

import org.lodo.random.RandomStream;
import org.ojalgo.matrix.decomposition.QR;
import org.ojalgo.matrix.store.R064Store;

/** The Q of the QR factorization of a Gaussian matrix, stored. */
final class DenseBasis {

    private final R064Store q;

    DenseBasis(int dimension, RandomStream random) {
        R064Store gaussian = R064Store.FACTORY.make(dimension, dimension);
        random.fillGaussian(gaussian.data);
        QR<Double> decomposition = QR.R064.make(gaussian);
        decomposition.decompose(gaussian);
        q = R064Store.FACTORY.copy(decomposition.getQ());
    }

    /** Q diag(λ) Qᵀ, exactly symmetric. */
    DenseOperator withEigenvalues(double[] eigenvalues) {
        int n = q.getRowDim();
        R064Store scaled = q.copy();
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                scaled.data[j * n + i] *= eigenvalues[j];
            }
        }
        R064Store product = R064Store.FACTORY.make(n, n);
        product.fillByMultiplying(scaled, q.transpose());
        R064Store symmetric = R064Store.FACTORY.make(n, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                symmetric.data[j * n + i] = 0.5 * (product.data[j * n + i] + product.data[i * n + j]);
            }
        }
        return new DenseOperator(symmetric);
    }
}
