package org.lodo.problems.quadratic;

/** How a Hessian changes during a run; its eigenvalues stay. */
public enum Drift {
    /** Not at all. */
    NONE,

    /** It turns by an angle at every draw, in fixed planes of random pairs of coordinates. */
    TURN,

    /** From one draw on it is another one, with random eigenvectors of the same structure. */
    SWITCH
}
