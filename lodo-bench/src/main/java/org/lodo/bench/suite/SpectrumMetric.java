package org.lodo.bench.suite;

import java.util.List;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.objective.HessianSample;
import org.lodo.preconditioner.Preconditioned;
import org.lodo.preconditioner.PreconditionedSpectrum;

/**
 * Quantiles of the eigenvalues of GH, one column each, for optimizers with a preconditioner, on problems with a Hessian and up to
 * {@value DenseRows#MAX_DIMENSION} variables, if the Hessian or the preconditioner is positive definite. The Hessian is that of
 * the last draw.
 */
final class SpectrumMetric implements Metric {

    private static final List<Integer> PERCENTS = List.of(0, 10, 25, 50, 75, 90, 100);

    private static final int ROWS_PER_MEASUREMENT = 8;

    @Override
    public String name() {
        return "spectrum";
    }

    @Override
    public String title() {
        return "Eigenvalues of GH";
    }

    @Override
    public List<String> columns() {
        return PERCENTS.stream().map(percent -> "spectrum_" + percent).toList();
    }

    @Override
    public MetricFigure figure() {
        return MetricFigure.curve("spectrum", "Quantiles of the eigenvalues of GH (all are 1 if G = H⁻¹)", "eigenvalue")
                .logarithmic()
                .ofAllColumns(PERCENTS.stream().map(SpectrumMetric::quantile).toList())
                .withReference("inverse Hessian", 1);
    }

    private static String quantile(int percent) {
        return switch (percent) {
            case 0 -> "smallest";
            case 100 -> "largest";
            default -> percent + " %";
        };
    }

    @Override
    public boolean isDue(int row, boolean isLast) {
        return isLast || row % ROWS_PER_MEASUREMENT == 0;
    }

    @Override
    public boolean isDue(int row, boolean isLast, int dimension) {
        return dimension <= DenseRows.MAX_FREQUENT ? isDue(row, isLast) : DenseRows.contains(row, isLast, dimension);
    }

    @Override
    public double[] measure(MetricContext context) {
        Preconditioned preconditioned =
                context.optimizer().feature(Preconditioned.class).orElse(null);
        if (preconditioned == null
                || !(context.sample() instanceof HessianSample sample)
                || context.after().length > DenseRows.MAX_DIMENSION) {
            return none();
        }
        return PreconditionedSpectrum.of(preconditioned.preconditioner(), sample, context.after())
                .map(eigenvalues -> PERCENTS.stream()
                        .mapToDouble(
                                percent -> eigenvalues[(int) Math.round(percent / 100.0 * (eigenvalues.length - 1))])
                        .toArray())
                .orElseGet(this::none);
    }
}
