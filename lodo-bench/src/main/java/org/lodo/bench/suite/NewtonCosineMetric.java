package org.lodo.bench.suite;

import org.lodo.baselines.Newton;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.kernel.Vectors;
import org.lodo.objective.HessianSample;

/**
 * The cosine between the last step and the Newton step from the same point on the same draw, on problems with a Hessian and
 * up to {@value DenseRows#MAX_DIMENSION} variables.
 */
final class NewtonCosineMetric implements Metric {

    @Override
    public String name() {
        return "newton_cosine";
    }

    @Override
    public String title() {
        return "Newton cosine";
    }

    /** Not summarized: its value after the last step is less informative than its curve. */
    @Override
    public boolean isSummarized() {
        return false;
    }

    @Override
    public MetricFigure figure() {
        return MetricFigure.curve("newton-cosine", "Cosine between the step and Newton's on the same draw", "cosine");
    }

    @Override
    public boolean needsPreviousPoint() {
        return true;
    }

    @Override
    public boolean isDue(int row, boolean isLast, int dimension) {
        return DenseRows.contains(row, isLast, dimension);
    }

    @Override
    public double[] measure(MetricContext context) {
        if (!(context.sample() instanceof HessianSample sample) || context.before().length > DenseRows.MAX_DIMENSION) {
            return none();
        }
        double[] newton = context.before().clone();
        new Newton(newton.length).step(() -> sample, newton);
        double[] step = context.after().clone();
        Vectors.addScaled(-1, context.before(), newton);
        Vectors.addScaled(-1, context.before(), step);
        return new double[] {Vectors.dot(step, newton) / (Vectors.norm(step) * Vectors.norm(newton))};
    }
}
