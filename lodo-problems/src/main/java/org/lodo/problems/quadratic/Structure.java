package org.lodo.problems.quadratic;

/** The eigenvectors Q of a Hessian H = Q diag(λ) Qᵀ. */
public enum Structure {
    /** A random rotation of all coordinates. */
    DENSE,

    /** The coordinate axes, Q = I: at home are rules that treat coordinates one by one. */
    AXES,

    /** Q = P B Pᵀ with a random permutation P and blocks B: at home are products of permutations and blocks. */
    PERMUTED_BLOCKS,

    /**
     * Q = A ⊗ B, and with eigenvalues spaced evenly in the logarithm H itself is a Kronecker product: at home are rules that
     * precondition the rows and the columns of a matrix.
     */
    KRONECKER,

    /** A few large eigenvalues over a floor, H = φ I + U diag(λ − φ) Uᵀ: at home are methods of limited memory. */
    LOW_RANK
}
