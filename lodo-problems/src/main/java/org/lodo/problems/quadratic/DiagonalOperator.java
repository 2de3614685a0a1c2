package org.lodo.problems.quadratic;

/** A diagonal matrix. */
final class DiagonalOperator implements SymmetricOperator {

    private final double[] diagonal;

    DiagonalOperator(double[] diagonal) {
        this.diagonal = diagonal;
    }

    @Override
    public void multiply(double[] v, double[] out, double[] work) {
        for (int i = 0; i < out.length; i++) {
            out[i] = diagonal[i] * v[i];
        }
    }
}
