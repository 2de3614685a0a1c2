package org.lodo.objective;

/** An objective whose variables describe a function that is known exactly, such as the solution of a differential equation. */
public interface KnownSolution {

    /**
     * The relative error of the function that a point describes, ‖u − u*‖ / ‖u*‖ in L₂.
     *
     * @param x the point, n entries, read only
     * @return the error, a function of {@code x} alone
     */
    double solutionError(double[] x);
}
