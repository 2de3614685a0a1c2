package org.lodo.engine.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.lodo.baselines.Newton;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HeldOut;
import org.lodo.objective.HessianSample;
import org.lodo.preconditioner.HessianError;
import org.lodo.preconditioner.Preconditioned;
import org.lodo.preconditioner.PreconditionedSpectrum;

/** What can be tracked beside the loss. A metric is measured off the clock, on the sample drawn last. */
public enum Metric {

    /** ‖I − GH‖_F / √n of optimizers that have a preconditioner, on problems that have a Hessian. */
    HESSIAN_ERROR("hessian_error") {
        @Override
        double[] measure(MetricContext moment) {
            return moment.optimizer() instanceof Preconditioned preconditioned
                            && moment.sample() instanceof CurvatureSample curvature
                    ? one(HessianError.of(preconditioned.preconditioner(), curvature, moment.after(), moment.probes()))
                    : none();
        }
    },

    /**
     * The cosine between the step just made and Newton's on the same draw from the same point, on problems of up to
     * {@value #MAX_DENSE} variables that have a Hessian.
     */
    NEWTON_COSINE("newton_cosine") {
        @Override
        double[] measure(MetricContext moment) {
            if (!(moment.sample() instanceof HessianSample sample) || moment.before().length > MAX_DENSE) {
                return none();
            }
            double[] newton = moment.before().clone();
            new Newton(newton.length).step(() -> sample, newton);
            double[] step = moment.after().clone();
            Vectors.addScaled(-1, moment.before(), newton);
            Vectors.addScaled(-1, moment.before(), step);
            return one(Vectors.dot(step, newton) / (Vectors.norm(step) * Vectors.norm(newton)));
        }
    },

    /**
     * Quantiles of the eigenvalues of GH, with a column for each, of optimizers that have a preconditioner, on problems of
     * up to {@value #MAX_DENSE} variables whose Hessian is positive definite.
     */
    SPECTRUM("spectrum") {
        @Override
        public List<String> columns() {
            return SPECTRUM_PERCENTS.stream()
                    .map(percent -> "spectrum_" + percent)
                    .toList();
        }

        @Override
        double[] measure(MetricContext moment) {
            boolean has = moment.optimizer() instanceof Preconditioned
                    && moment.sample() instanceof HessianSample
                    && moment.after().length <= MAX_DENSE;
            if (!has) {
                return none();
            }
            return PreconditionedSpectrum.of(
                            ((Preconditioned) moment.optimizer()).preconditioner(),
                            (HessianSample) moment.sample(),
                            moment.after())
                    .map(eigenvalues -> SPECTRUM_PERCENTS.stream()
                            .mapToDouble(percent ->
                                    eigenvalues[(int) Math.round(percent / 100.0 * (eigenvalues.length - 1))])
                            .toArray())
                    .orElseGet(this::none);
        }

        @Override
        boolean isDue(int row, boolean isLast) {
            return isLast || row % ROWS_A_COSTLY_METRIC == 0;
        }
    },

    /** The loss on the validation set of problems that have one; it costs many steps, so not every row has it. */
    VALIDATION_LOSS("validation_loss") {
        @Override
        double[] measure(MetricContext moment) {
            return moment.objective() instanceof HeldOut heldOut ? one(heldOut.validationLoss(moment.after())) : none();
        }

        @Override
        boolean isDue(int row, boolean isLast) {
            return isLast || row % ROWS_A_COSTLY_METRIC == 0;
        }
    },

    /** The loss on the test set of problems that have one, after the last step. */
    TEST_LOSS("test_loss") {
        @Override
        double[] measure(MetricContext moment) {
            return moment.objective() instanceof HeldOut heldOut ? one(heldOut.testLoss(moment.after())) : none();
        }

        @Override
        boolean isDue(int row, boolean isLast) {
            return isLast;
        }
    };

    /** Which quantiles of a spectrum are kept. */
    public static final List<Integer> SPECTRUM_PERCENTS = List.of(0, 10, 25, 50, 75, 90, 100);

    /** Beyond, dense decompositions would take longer than the run. */
    private static final int MAX_DENSE = 200;

    private static final int ROWS_A_COSTLY_METRIC = 8;

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

    /**
     * @return the columns of a log that hold it; mostly one, of its own name
     */
    public List<String> columns() {
        return List.of(label);
    }

    /** Its values after a step, one for each column, NaN where the metric has no meaning. */
    abstract double[] measure(MetricContext moment);

    /** Whether it looks at the point before the step. */
    boolean looksBack() {
        return this == NEWTON_COSINE;
    }

    /** The values of rows that do not have it. */
    final double[] none() {
        double[] none = new double[columns().size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

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
                .orElseThrow(() -> new UsageException(Suggestions.unknown("metric", label, labels())));
    }

    /**
     * @return the names of all metrics
     */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Metric::label).toList();
    }
}
