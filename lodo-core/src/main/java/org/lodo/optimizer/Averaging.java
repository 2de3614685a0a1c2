package org.lodo.optimizer;

/**
 * An optimizer whose answer is not the point at which it evaluates gradients, but an average of points. Losses on held-out data
 * and the final point of a run are those of the answer; losses of fresh draws are those of the points evaluated.
 */
public interface Averaging {

    /**
     * The answer after the last step.
     *
     * @param x the point after the last step, n entries, read only; the answer before the first step
     * @param out overwritten with the answer, n entries; not the same array as {@code x}
     */
    void answer(double[] x, double[] out);
}
