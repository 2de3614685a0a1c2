package org.lodo.bench.suite;

import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.objective.HeldOut;

/** The loss on the validation set of problems that have one. It costs as much as many steps, so most rows skip it. */
final class ValidationLossMetric implements Metric {

    private static final int ROWS_PER_MEASUREMENT = 8;

    @Override
    public String name() {
        return "validation_loss";
    }

    @Override
    public String title() {
        return "validation loss";
    }

    @Override
    public Better better() {
        return Better.LESS;
    }

    @Override
    public MetricFigure figure() {
        return MetricFigure.curve("validation-loss", "Validation loss", "validation loss")
                .logarithmic()
                .heldOutLoss();
    }

    @Override
    public boolean isDue(int row, boolean isLast) {
        return isLast || row % ROWS_PER_MEASUREMENT == 0;
    }

    @Override
    public double[] measure(MetricContext context) {
        return context.objective()
                .feature(HeldOut.class)
                .map(heldOut -> new double[] {heldOut.validationLoss(context.after())})
                .orElseGet(this::none);
    }
}
