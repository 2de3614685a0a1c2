package org.lodo.problems.deep;

import org.lodo.problems.layer.NetworkLoss;

/** The losses of a network on its validation and its test set. Concurrent callers wait for each other. */
final class HeldOutLoss {

    private final NetworkLoss validation;
    private final NetworkLoss test;

    /**
     * @param validation without penalty
     * @param test without penalty
     */
    HeldOutLoss(NetworkLoss validation, NetworkLoss test) {
        this.validation = validation;
        this.test = test;
    }

    double validation(double[] x) {
        synchronized (validation) {
            return validation.value(x);
        }
    }

    double test(double[] x) {
        synchronized (test) {
            return test.value(x);
        }
    }
}
