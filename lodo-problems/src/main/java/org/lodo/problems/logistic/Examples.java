package org.lodo.problems.logistic;

import org.lodo.problems.data.LabelledData;

/**
 * Examples as a classifier sees them: features z with a constant 1 behind them, for the intercept. Immutable.
 *
 * @param rows one array of d + 1 entries for each example; not to be changed
 * @param labels the class of each example
 * @param classes how many classes there are
 */
record Examples(double[][] rows, int[] labels, int classes) {

    static Examples of(LabelledData data) {
        int features = data.featureCount();
        double[] all = data.features();
        double[][] rows = new double[data.count()][features + 1];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(all, i * features, rows[i], 0, features);
            rows[i][features] = 1;
        }
        return new Examples(rows, data.labels(), data.classCount());
    }

    int count() {
        return rows.length;
    }

    /** d + 1, the weights of a class. */
    int width() {
        return rows[0].length;
    }

    /** The classes that have weights: all of them, but one of two, as the score of the other is 0. */
    int scores() {
        return classes == 2 ? 1 : classes;
    }
}
