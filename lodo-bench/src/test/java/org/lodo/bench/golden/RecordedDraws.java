package org.lodo.bench.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Sample;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.Rosenbrock;
import org.ojalgo.matrix.store.R064Store;

/** Draws the recorded samples of a trace and compares every evaluation with the recorded one. */
final class RecordedDraws implements Draws<HessianSample> {

    /** Gives the sample in force at an evaluation. */
    private interface Samples {
        Sample at(int evaluation);
    }

    private final JsonNode evaluations;
    private final Samples samples;
    private final double tolerance;
    private int evaluated;
    private boolean fresh;

    RecordedDraws(JsonNode trace, double tolerance) {
        evaluations = trace.required("evaluations");
        this.tolerance = tolerance;
        samples = samples(trace);
    }

    private static Samples samples(JsonNode trace) {
        String problem = trace.required("problem").asText();
        switch (problem) {
            case "bowl" -> {
                NoisyQuadratic bowl = new NoisyQuadratic(GoldenJson.matrix(trace.required("hessian")), 1);
                double[][] centers = GoldenJson.vectors(trace.required("centers"));
                return evaluation -> bowl.sample(centers[Math.min(evaluation, centers.length - 1)]);
            }
            case "rosenbrock" -> {
                HessianSample rosenbrock = new Rosenbrock().open(0).draw();
                return evaluation -> rosenbrock;
            }
            case "least-squares" -> {
                GoldenLeastSquares problems = new GoldenLeastSquares(trace);
                int last = trace.required("inputs").size() - 1;
                return evaluation -> problems.sample(Math.min(evaluation, last));
            }
            default -> throw new AssertionError(problem + " is no problem of the traces");
        }
    }

    boolean isComplete() {
        return evaluated == evaluations.size();
    }

    @Override
    public HessianSample draw() {
        fresh = true;
        Sample drawn = samples.at(evaluated);
        return new HessianSample() {
            @Override
            public double valueAndGradient(double[] x, double[] gradient) {
                double loss = drawn.valueAndGradient(x, gradient);
                check(x, loss);
                return loss;
            }

            @Override
            public void hessianVector(double[] x, double[] v, double[] out) {
                ((HessianSample) drawn).hessianVector(x, v, out);
            }

            @Override
            public void hessian(double[] x, R064Store hessian) {
                ((HessianSample) drawn).hessian(x, hessian);
            }
        };
    }

    private void check(double[] x, double loss) {
        if (isComplete()) {
            // The trace ends in the middle of a step with two evaluations.
            return;
        }
        JsonNode expected = evaluations.get(evaluated);
        String where = "evaluation " + evaluated;
        assertThat(fresh)
                .as(where + " is of a fresh sample")
                .isEqualTo(expected.required("freshSample").asBoolean());
        GoldenJson.assertClose("x at " + where, x, GoldenJson.vector(expected.required("x")), tolerance);
        GoldenJson.assertClose(
                "loss at " + where,
                new double[] {loss},
                new double[] {expected.required("loss").asDouble()},
                tolerance);
        fresh = false;
        evaluated++;
    }
}
