package org.lodo.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * The result of a run.
 *
 * @param spec the run
 * @param cost what it cost
 * @param finalLoss the mean loss over the last 10 % of fresh evaluations, at least one; NaN if the run failed
 * @param digest SHA-256 over the bits of the loss of every fresh evaluation, in hexadecimal
 * @param failure step and cause of the failure; null if the run did not fail
 * @param exclusive whether the run had the machine to itself, so that its times are meaningful
 * @param log the learning curve
 * @param losses the loss of every fresh evaluation, in order; null if the run was loaded from disk, which
 *     has only the learning curve
 * @param finalPoint x after the last step; null if the run failed, or was loaded from disk
 *     without it, see {@link RunStore#finalPoint}
 */
public record RunResult(
        RunSpec spec,
        RunCost cost,
        double finalLoss,
        String digest,
        @Nullable String failure,
        boolean exclusive,
        RunLog log,
        double @Nullable [] losses,
        double @Nullable [] finalPoint) {

    /**
     * @return whether the run ended before its last step
     */
    public boolean failed() {
        return failure != null;
    }

    /**
     * The last value of a column of the learning curve, such as a metric's.
     *
     * @param column name of the column
     * @return its value in the last row; NaN if there is no such column or row
     */
    public double last(String column) {
        double[] values = log.column(column);
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }
}
