package org.lodo.objective;

/** An objective with held-out data, which no draw contains and on which generalization can be measured. */
public interface HeldOut {

    /**
     * The mean loss on the validation set, which may be used to choose hyper-parameters and models.
     *
     * @param x the point, n entries, read only
     * @return the loss, a function of {@code x} alone
     */
    double validationLoss(double[] x);

    /**
     * The mean loss on the test set, which must not be used to choose anything.
     *
     * @param x the point, n entries, read only
     * @return the loss, a function of {@code x} alone
     */
    double testLoss(double[] x);
}
