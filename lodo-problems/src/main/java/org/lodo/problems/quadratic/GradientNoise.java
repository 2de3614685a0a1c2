package org.lodo.problems.quadratic;

/** Noise of a slope, ε in ½ xᵀHx + εᵀx, in place of a center that moves. */
public enum GradientNoise {
    /** None: the center moves. */
    NONE,

    /** Covariance σ² I. */
    WHITE,

    /** Covariance σ² H. */
    HESSIAN
}
