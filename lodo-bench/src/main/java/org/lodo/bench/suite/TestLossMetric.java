package org.lodo.bench.suite;

import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.objective.HeldOut;

/** The loss on the test set, after the last step of problems that have one. */
final class TestLossMetric implements Metric {

    @Override
    public String name() {
        return "test_loss";
    }

    @Override
    public String title() {
        return "test loss";
    }

    @Override
    public Better better() {
        return Better.LESS;
    }

    @Override
    public MetricFigure figure() {
        return MetricFigure.none();
    }

    @Override
    public boolean isDue(int row, boolean isLast) {
        return isLast;
    }

    @Override
    public double[] measure(MetricContext context) {
        return context.objective()
                .feature(HeldOut.class)
                .map(heldOut -> new double[] {heldOut.testLoss(context.after())})
                .orElseGet(this::none);
    }
}
