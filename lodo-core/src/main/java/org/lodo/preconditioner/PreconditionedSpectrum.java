package org.lodo.preconditioner;

import java.util.Arrays;
import java.util.Optional;
import org.lodo.kernel.Columns;
import org.lodo.kernel.Vectors;
import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.scalar.ComplexNumber;

/**
 * The eigenvalues of G(θ)H, which are all 1 for G = H⁻¹. They show which curvatures a preconditioner has learned and how well.
 * With H = LLᵀ they equal the eigenvalues of the symmetric matrix LᵀGL, so they are real, and the number of negative ones is
 * the number of negative eigenvalues of G. If H is not positive definite, as in the training of networks, but G = LLᵀ is, they
 * equal those of LᵀHL, and the number of negative ones is the number of negative eigenvalues of H.
 */
public final class PreconditionedSpectrum {

    private PreconditionedSpectrum() {}

    /**
     * Computes the eigenvalues at a point, by n products with G and dense decompositions.
     *
     * @param preconditioner G
     * @param sample provides H
     * @param x the point at which H is taken
     * @return n eigenvalues, the smallest first; empty if neither H nor G is positive definite
     */
    public static Optional<double[]> of(Preconditioner preconditioner, HessianSample sample, double[] x) {
        int n = preconditioner.dimension();
        R064Store hessian = R064Store.FACTORY.make(n, n);
        sample.hessian(x, hessian);
        Optional<double[][]> rootOfHessian = root(hessian);
        if (rootOfHessian.isPresent()) {
            return eigenvalues(congruent(rootOfHessian.get(), preconditioner::peek));
        }
        // Indefinite matrices occur for networks, which are large: then eigenvectors would cost more than all the rest.
        return root(preconditioner.toMatrix()).flatMap(root -> {
            double[][] columns = Columns.of(hessian);
            R064Store product = congruent(root, (v, out) -> Columns.multiply(columns, v, out));
            Eigenvalue<Double> decomposition = Eigenvalue.R064.make(product, true);
            return decomposition.computeValuesOnly(product) ? Optional.of(sorted(decomposition)) : Optional.empty();
        });
    }

    /** A product with a symmetric matrix. */
    @FunctionalInterface
    private interface Product {
        void multiply(double[] v, double[] out);
    }

    /** The columns of L with A = LLᵀ; empty if A is not positive definite. */
    private static Optional<double[][]> root(R064Store matrix) {
        Cholesky<Double> factorization = Cholesky.R064.make();
        if (!factorization.decompose(matrix) || !factorization.isSPD()) {
            return Optional.empty();
        }
        return Optional.of(Columns.of(R064Store.FACTORY.copy(factorization.getL())));
    }

    /** LᵀAL. */
    private static R064Store congruent(double[][] columns, Product matrix) {
        int n = columns.length;
        R064Store product = R064Store.FACTORY.make(n, n);
        double[] image = new double[n];
        for (int j = 0; j < n; j++) {
            matrix.multiply(columns[j], image);
            for (int i = 0; i < n; i++) {
                product.data[j * n + i] = Vectors.dot(columns[i], image);
            }
        }
        return product;
    }

    private static Optional<double[]> eigenvalues(R064Store symmetric) {
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(symmetric, true);
        return decomposition.decompose(symmetric) ? Optional.of(sorted(decomposition)) : Optional.empty();
    }

    private static double[] sorted(Eigenvalue<Double> decomposition) {
        double[] eigenvalues = decomposition.getEigenvalues().stream()
                .mapToDouble(ComplexNumber::doubleValue)
                .toArray();
        Arrays.sort(eigenvalues);
        return eigenvalues;
    }
}
