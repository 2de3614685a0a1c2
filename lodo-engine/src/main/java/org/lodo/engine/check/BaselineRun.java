package org.lodo.engine.check;

import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.run.RunResult;

/**
 * A run of a baseline.
 *
 * @param problem the label of the problem
 * @param optimizer the label of the optimizer
 * @param seed the seed
 * @param steps steps made
 * @param loss the final loss; null if the run failed
 * @param failure null, or the step and cause of a failure
 * @param digest SHA-256 over the bits of the loss of every fresh evaluation, in hexadecimal
 */
public record BaselineRun(
        String problem,
        String optimizer,
        long seed,
        long steps,
        @Nullable Double loss,
        @Nullable String failure,
        String digest) {

    /** Checks the labels, which name files. */
    public BaselineRun {
        Names.label(problem);
        Names.label(optimizer);
    }

    static BaselineRun of(RunResult result) {
        return new BaselineRun(
                result.spec().problem().label(),
                result.spec().optimizer().label(),
                result.spec().seed(),
                result.cost().steps(),
                result.failed() ? null : result.finalLoss(),
                result.failure(),
                result.digest());
    }

    /** Whether it has the same losses and the same end; the text of a failure may depend on the Java version. */
    boolean isSameAs(BaselineRun other) {
        return digest.equals(other.digest) && steps == other.steps && (failure == null) == (other.failure == null);
    }

    /** The final loss; NaN if the run failed. */
    double finalLoss() {
        return loss == null ? Double.NaN : loss;
    }
}
