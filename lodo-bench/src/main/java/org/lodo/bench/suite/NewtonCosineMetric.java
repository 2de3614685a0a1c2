package org.lodo.bench.suite;

import org.lodo.baselines.Newton;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.kernel.Vectors;
import org.lodo.objective.HessianSample;

/**
 * The cosine between the step just made and Newton's on the same draw from the same point, on problems of up to
 * {@value SpectrumMetric#MAX_DENSE} variables that have a Hessian.
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

    /** Its mean over the end of a run says less than its curve. */
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
    public double[] measure(MetricContext context) {
        if (!(context.sample() instanceof HessianSample sample) || context.before().length > SpectrumMetric.MAX_DENSE) {
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
