package com.example.lodo;

import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;

/** ‖∇f(x)‖ on the sample drawn last. */
final class GradientNorm implements Metric {

    @Override
    public String name() {
        return "gradient_norm";
    }

    @Override
    public String title() {
        return "gradient norm";
    }

    @Override
    public double[] measure(MetricContext context) {
        double[] gradient = new double[context.after().length];
        context.sample().valueAndGradient(context.after(), gradient);
        return new double[] {NormalizedDescent.norm(gradient)};
    }
}
