package org.lodo.bench.suite;

import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Representative;
import org.lodo.preconditioner.HessianError;
import org.lodo.preconditioner.Preconditioned;

/**
 * ‖I − GH‖_F / √n after the last step, for optimizers with a preconditioner on networks: from a hundred random vectors, each of
 * which costs a product with H. H is that of the {@linkplain Representative representative sample} of a problem that has one, and
 * otherwise that of the last draw.
 */
final class FinalHessianErrorMetric implements Metric {

    @Override
    public String name() {
        return "final_hessian_error";
    }

    @Override
    public String title() {
        return "Hessian error at the end";
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
        Preconditioned preconditioned =
                context.optimizer().feature(Preconditioned.class).orElse(null);
        if (preconditioned == null || !(context.sample() instanceof CurvatureSample ofDraw)) {
            return none();
        }
        CurvatureSample sample = context.objective()
                .feature(Representative.class)
                .map(Representative::representativeSample)
                .orElse(ofDraw);
        return new double[] {HessianError.of(preconditioned.preconditioner(), sample, context.after(), context.probes())
        };
    }
}
