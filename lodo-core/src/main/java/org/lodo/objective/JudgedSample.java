package org.lodo.objective;

/**
 * A sample of a problem that is not judged by the losses that optimizers observe: those contain noise that says nothing about
 * the point. The loss that counts has the same mean, and less variance. A problem implements it beside {@link Sample} or one of
 * its extensions; optimizers do not see it.
 */
public interface JudgedSample {

    /**
     * The loss that a run is judged by. It is asked for once for each draw, after the first evaluation and at the same point,
     * off the optimizer's clock; on a data set it may cost a pass over all of it.
     *
     * @param x the point, n entries, read only
     * @return the loss without the noise of this draw
     */
    double judgedLoss(double[] x);
}
