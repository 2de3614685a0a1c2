package org.lodo.objective;

/**
 * An objective with a sample that stands for all of its draws: larger than a draw, and the same for all runs, so that curvature
 * measured on it by several optimizers can be compared.
 */
public interface Representative {

    /**
     * A new sample, which no draw invalidates; its evaluations are no cost of a run.
     *
     * @return the sample, always of the same function of x
     */
    CurvatureSample representativeSample();
}
