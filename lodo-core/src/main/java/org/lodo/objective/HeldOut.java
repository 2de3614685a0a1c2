package org.lodo.objective;

/** An objective with data that no draw contains, on which a point's worth beyond the training data can be told. */
public interface HeldOut {

    /**
     * The mean loss on the validation set, by which hyper-parameters and models may be chosen.
     *
     * @param x the point, n entries, read only
     * @return the loss, a function of {@code x} alone
     */
    double validationLoss(double[] x);

    /**
     * The mean loss on the test set, by which nothing may be chosen.
     *
     * @param x the point, n entries, read only
     * @return the loss, a function of {@code x} alone
     */
    double testLoss(double[] x);
}
