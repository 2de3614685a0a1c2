package org.lodo.bench.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lodo.bench.catalog.Nearest;
import org.lodo.bench.catalog.UsageException;
import org.lodo.math.RandomStream;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HeldOut;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.preconditioner.HessianError;
import org.lodo.preconditioner.Preconditioned;

/** What can be tracked beside the loss. A metric is measured off the clock, on the sample drawn last. */
public enum Metric {

    /** ‖I − GH‖_F / √n of optimizers that have a preconditioner, on problems that have a Hessian. */
    HESSIAN_ERROR("hessian_error") {
        @Override
        double measure(Optimizer<?> optimizer, Objective<?> objective, Sample sample, double[] x, RandomStream probes) {
            if (optimizer instanceof Preconditioned preconditioned && sample instanceof CurvatureSample curvature) {
                return HessianError.of(preconditioned.preconditioner(), curvature, x, probes);
            }
            return Double.NaN;
        }
    },

    /** The loss on the validation set of problems that have one; it costs many steps, so not every row has it. */
    VALIDATION_LOSS("validation_loss") {
        @Override
        double measure(Optimizer<?> optimizer, Objective<?> objective, Sample sample, double[] x, RandomStream probes) {
            return objective instanceof HeldOut heldOut ? heldOut.validationLoss(x) : Double.NaN;
        }

        @Override
        boolean isDue(int row, boolean isLast) {
            return isLast || row % ROWS_A_VALIDATION == 0;
        }
    },

    /** The loss on the test set of problems that have one, after the last step. */
    TEST_LOSS("test_loss") {
        @Override
        double measure(Optimizer<?> optimizer, Objective<?> objective, Sample sample, double[] x, RandomStream probes) {
            return objective instanceof HeldOut heldOut ? heldOut.testLoss(x) : Double.NaN;
        }

        @Override
        boolean isDue(int row, boolean isLast) {
            return isLast;
        }
    };

    private static final int ROWS_A_VALIDATION = 8;

    private final String label;

    Metric(String label) {
        this.label = label;
    }

    /**
     * @return its name in studies and results
     */
    public String label() {
        return label;
    }

    /** The value after a step, or NaN where the metric has no meaning. */
    abstract double measure(
            Optimizer<?> optimizer, Objective<?> objective, Sample sample, double[] x, RandomStream probes);

    /** Whether a row of the log, counted from 0, is to have it. */
    boolean isDue(int row, boolean isLast) {
        return true;
    }

    /**
     * How often it is measured.
     *
     * @param rows how many rows of a log, from the first; the last of the run is not among them
     * @return how many of them have it
     */
    public long timesDue(int rows) {
        return IntStream.range(0, rows).filter(row -> isDue(row, false)).count();
    }

    /**
     * @param label a metric's name
     * @return the metric
     * @throws UsageException if there is none of this name
     */
    public static Metric of(String label) {
        return Arrays.stream(values())
                .filter(metric -> metric.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new UsageException(Nearest.unknown("metric", label, labels())));
    }

    /**
     * @return the names of all metrics
     */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Metric::label).toList();
    }
}
