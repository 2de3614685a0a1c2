package org.lodo.engine.run;

import org.jspecify.annotations.Nullable;

/**
 * What came out of a run.
 *
 * @param spec what was run
 * @param cost what it cost
 * @param finalLoss the mean loss over the last 10 % of fresh evaluations, at least one; NaN if the run failed
 * @param digest SHA-256 over the bits of the loss of every fresh evaluation, in hexadecimal
 * @param failure null, or the step and cause of a failure
 * @param exclusive whether the run had the machine to itself, so that its times mean something
 * @param log the learning curve
 * @param losses the loss of every fresh evaluation, in order; null if there are more than 2²⁴, or the run was loaded from disk,
 *     which keeps only windows
 * @param finalPoint x after the last step; null if the run failed or was loaded from disk, where the point stays until
 *     {@link RunStore#finalPoint} reads it
 * @param exceeded what the run did not have enough of; null if it reached its end, or failed for another reason
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
        double @Nullable [] finalPoint,
        @Nullable Exceeded exceeded) {

    /** Of a run with more fresh evaluations the losses are not kept. */
    public static final int MAX_LOSSES = LossCurve.MAX_KEPT;

    /**
     * What came out of a run that had enough time and memory.
     *
     * @param spec what was run
     * @param cost what it cost
     * @param finalLoss the final loss; NaN if the run failed
     * @param digest of its losses
     * @param failure null, or the step and cause of a failure
     * @param exclusive whether the run had the machine to itself
     * @param log the learning curve
     * @param losses the loss of every fresh evaluation; null if they are not kept
     * @param finalPoint x after the last step; null if it is not known
     */
    public RunResult(
            RunSpec spec,
            RunCost cost,
            double finalLoss,
            String digest,
            @Nullable String failure,
            boolean exclusive,
            RunLog log,
            double @Nullable [] losses,
            double @Nullable [] finalPoint) {
        this(spec, cost, finalLoss, digest, failure, exclusive, log, losses, finalPoint, null);
    }

    /**
     * @return whether the run ended before its last step
     */
    public boolean failed() {
        return failure != null;
    }

    /**
     * @return whether nothing of the run is missing: it failed, made its last step, or spent the evaluations that it may make
     */
    public boolean reachedItsEnd() {
        return failed() || cost.steps() == spec.steps() || spec.isSpentBy(cost.evaluations());
    }

    /**
     * @return this run, but that its times mean nothing
     */
    public RunResult disturbed() {
        return new RunResult(spec, cost, finalLoss, digest, failure, false, log, losses, finalPoint, exceeded);
    }

    /** This run as one that did not have enough of something. */
    RunResult ended(String cause, Exceeded by) {
        return new RunResult(spec, cost, Double.NaN, digest, cause, exclusive, log, losses, null, by);
    }

    /**
     * The last value of a column of the curve, such as a metric's.
     *
     * @param column what may have been tracked
     * @return its value at the end of the run, or NaN
     */
    public double last(String column) {
        double[] values = log.column(column);
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }
}
