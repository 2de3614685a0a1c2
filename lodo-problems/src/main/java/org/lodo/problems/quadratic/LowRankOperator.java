package org.lodo.problems.quadratic;

import org.lodo.kernel.Vectors;

/** M = φ I + U diag(λ − φ) Uᵀ with r orthonormal columns of U. */
final class LowRankOperator implements SymmetricOperator {

    private final double[][] vectors;
    private final double[] eigenvalues;
    private final double floor;

    /** The first r eigenvalues belong to the vectors, the one after them is the floor. */
    LowRankOperator(double[][] vectors, double[] eigenvalues) {
        this.vectors = vectors;
        this.eigenvalues = eigenvalues;
        floor = eigenvalues.length > vectors.length ? eigenvalues[vectors.length] : 0;
    }

    @Override
    public void multiply(double[] v, double[] out, double[] work) {
        Vectors.scale(floor, v, out);
        for (int i = 0; i < vectors.length; i++) {
            Vectors.addScaled((eigenvalues[i] - floor) * Vectors.dot(vectors[i], v), vectors[i], out);
        }
    }
}
