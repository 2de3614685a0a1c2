package org.lodo.bench.suite;

import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.objective.KnownSolution;

/** The relative error in L₂ of the function that x describes, on problems whose solution is known. */
final class SolutionErrorMetric implements Metric {

    @Override
    public String name() {
        return "solution_error";
    }

    @Override
    public String title() {
        return "error of the solution";
    }

    @Override
    public Better better() {
        return Better.LESS;
    }

    @Override
    public MetricFigure figure() {
        return MetricFigure.curve("solution-error", "Error of the solution", "‖u − u*‖ / ‖u*‖")
                .logarithmic();
    }

    @Override
    public double[] measure(MetricContext context) {
        return context.objective()
                .feature(KnownSolution.class)
                .map(known -> new double[] {known.solutionError(context.after())})
                .orElseGet(this::none);
    }
}
