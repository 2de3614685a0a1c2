package org.lodo.preconditioner;

import java.util.Arrays;
import java.util.Optional;
import org.lodo.kernel.Vectors;
import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

/**
 * The eigenvalues of G(θ)H, which are all 1 for G = H⁻¹. They show which curvatures a preconditioner has learned and how well.
 * With H = LLᵀ they equal the eigenvalues of the symmetric matrix LᵀGL, so they are real, and the number of negative ones is
 * the number of negative eigenvalues of G.
 */
public final class PreconditionedSpectrum {

    private PreconditionedSpectrum() {}

    /**
     * Computes the eigenvalues at a point, by n products with G and a dense decomposition.
     *
     * @param preconditioner G
     * @param sample provides H
     * @param x the point at which H is taken
     * @return n eigenvalues, the smallest first; empty if H is not positive definite
     */
    public static Optional<double[]> of(Preconditioner preconditioner, HessianSample sample, double[] x) {
        int n = preconditioner.dimension();
        R064Store hessian = R064Store.FACTORY.make(n, n);
        sample.hessian(x, hessian);
        Cholesky<Double> factorization = Cholesky.R064.make();
        if (!factorization.decompose(hessian) || !factorization.isSPD()) {
            return Optional.empty();
        }
        R064Store root = R064Store.FACTORY.copy(factorization.getL());
        double[][] columns = new double[n][];
        for (int j = 0; j < n; j++) {
            columns[j] = Arrays.copyOfRange(root.data, j * n, (j + 1) * n);
        }
        R064Store product = R064Store.FACTORY.make(n, n);
        double[] image = new double[n];
        for (int j = 0; j < n; j++) {
            preconditioner.peek(columns[j], image);
            for (int i = 0; i < n; i++) {
                product.data[j * n + i] = Vectors.dot(columns[i], image);
            }
        }
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(product, true);
        if (!decomposition.decompose(product)) {
            return Optional.empty();
        }
        double[] eigenvalues = new double[n];
        for (int i = 0; i < n; i++) {
            eigenvalues[i] = decomposition.getD().doubleValue(i, i);
        }
        Arrays.sort(eigenvalues);
        return Optional.of(eigenvalues);
    }
}
