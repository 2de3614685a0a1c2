package org.lodo.problems.quadratic;

import org.lodo.random.Rotation;

/** M = Q diag(λ) Qᵀ by products with Q. */
final class SpectralOperator implements SymmetricOperator {

    private final Rotation q;
    private final double[] eigenvalues;

    SpectralOperator(Rotation q, double[] eigenvalues) {
        this.q = q;
        this.eigenvalues = eigenvalues;
    }

    @Override
    public void multiply(double[] v, double[] out, double[] work) {
        System.arraycopy(v, 0, out, 0, out.length);
        q.rotateBack(out, work);
        for (int i = 0; i < out.length; i++) {
            out[i] *= eigenvalues[i];
        }
        q.rotate(out, work);
    }
}
