package org.lodo.problems.logistic;

import org.lodo.problems.data.BreastCancer;
import org.lodo.problems.data.Digits;
import org.lodo.problems.data.LabelledData;

/** Data that come with the suite. */
public enum DataSet {
    /** {@link BreastCancer}: two classes, 569 examples of 30 features. */
    BREAST_CANCER,

    /** {@link Digits}: ten classes, 1,797 examples of 64 features. */
    DIGITS;

    LabelledData read() {
        return this == DIGITS ? Digits.data() : BreastCancer.data();
    }
}
