package org.lodo.bench.suite;

import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.objective.CurvatureSample;
import org.lodo.preconditioner.HessianError;
import org.lodo.preconditioner.Preconditioned;

/** ‖I − GH‖_F / √n for optimizers with a preconditioner, on problems with a Hessian. */
final class HessianErrorMetric implements Metric {

    @Override
    public String name() {
        return "hessian_error";
    }

    @Override
    public String title() {
        return "Hessian error";
    }

    @Override
    public Better better() {
        return Better.LESS;
    }

    @Override
    public MetricFigure figure() {
        return MetricFigure.curve(
                        "hessian-error",
                        "Distance of the preconditioner from the inverse Hessian",
                        "‖I − GH‖ / √n, Frobenius norm")
                .logarithmic();
    }

    @Override
    public double[] measure(MetricContext context) {
        Preconditioned preconditioned =
                context.optimizer().feature(Preconditioned.class).orElse(null);
        return preconditioned != null && context.sample() instanceof CurvatureSample curvature
                ? new double[] {
                    HessianError.of(preconditioned.preconditioner(), curvature, context.after(), context.probes())
                }
                : none();
    }
}
