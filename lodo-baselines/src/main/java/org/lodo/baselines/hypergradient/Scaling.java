package org.lodo.baselines.hypergradient;

/** The form of a learned preconditioner P. */
public enum Scaling {
    /** One number. */
    SCALAR,
    /** A number for each variable. */
    DIAGONAL,
    /** A full matrix, not necessarily symmetric; memory and time grow with n². */
    MATRIX
}
