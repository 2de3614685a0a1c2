package org.lodo.bench.run;

/**
 * What came out of a run.
 *
 * @param spec what was run
 * @param ledger what it cost
 * @param finalLoss the mean loss over the last 10 % of fresh evaluations, at least one; NaN if the run failed
 * @param digest SHA-256 over the bits of the loss of every fresh evaluation, in hexadecimal
 * @param failure null, or the step and cause of a failure
 * @param exclusive whether the run had the machine to itself, so that its times mean something
 * @param log the learning curve
 */
public record RunResult(
        RunSpec spec, Ledger ledger, double finalLoss, String digest, String failure, boolean exclusive, RunLog log) {

    /**
     * @return whether the run ended before its last step
     */
    public boolean failed() {
        return failure != null;
    }

    /**
     * @return the last value of the tracked Hessian error, or NaN
     */
    public double finalHessianError() {
        double[] errors = log.column(Metric.HESSIAN_ERROR.label());
        return errors.length == 0 ? Double.NaN : errors[errors.length - 1];
    }
}
