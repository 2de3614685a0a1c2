package org.lodo.bench.field;

import java.util.List;
import org.lodo.engine.stats.Medians;

/**
 * What an optimizer can do on an instance.
 *
 * @param seeds how many runs it made; 0 if it does not run there, or no search found a point for it
 * @param solved on how many of them the loss settled at or below the target
 * @param failed how many failed
 * @param isSolved whether the share that solved it is that of the field's rule
 * @param loss the median of the final losses, where a failed run is worse than any other; NaN if half of the runs or more
 *     failed
 * @param toTarget the median of the evaluations to the target; infinite if half or more of the runs did not reach it
 */
record Capability(int seeds, int solved, int failed, boolean isSolved, double loss, double toTarget) {

    /** Losses below count as this one, so that ratios are not those of rounding errors. */
    static final double LEAST = 1e-12;

    /** The sign of an optimizer all of whose runs failed. */
    static final String FAILED = "✕";

    private static final double ROUNDING = 1e-9;

    static Capability of(List<FieldRun> runs, double share) {
        int solved = (int) runs.stream().filter(FieldRun::isSolved).count();
        double[] losses = runs.stream()
                .mapToDouble(run -> run.failed() ? Double.POSITIVE_INFINITY : run.loss())
                .toArray();
        double loss = losses.length == 0 ? Double.NaN : Medians.of(losses);
        double[] costs = runs.stream().mapToDouble(FieldRun::toTarget).toArray();
        return new Capability(
                runs.size(),
                solved,
                (int) runs.stream().filter(FieldRun::failed).count(),
                !runs.isEmpty() && solved >= share * runs.size() - ROUNDING,
                Double.isFinite(loss) ? loss : Double.NaN,
                runs.isEmpty() ? Double.POSITIVE_INFINITY : Medians.of(costs));
    }

    /** The median loss by the least of all; infinite if half of the runs failed, NaN if losses have no ratios. */
    double ratio(double least) {
        if (least < 0) {
            return Double.NaN;
        }
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : Math.max(loss, LEAST) / Math.max(least, LEAST);
    }

    /** Solved, solved by some seeds, by none, or failed by all; a dot where it does not run. */
    String sign() {
        if (seeds == 0) {
            return "·";
        }
        if (failed == seeds) {
            return FAILED;
        }
        return isSolved ? "●" : solved > 0 ? "◐" : "○";
    }
}
