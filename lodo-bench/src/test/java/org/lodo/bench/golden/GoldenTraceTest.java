package org.lodo.bench.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lodo.Lodo;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.Rosenbrock;
import org.ojalgo.matrix.store.R064Store;

/**
 * Reproduces the trajectories of the published reference implementation. Reads every JSON file with traces in the
 * folder named by the system property {@code lodo.golden}, by default this module's test resources.
 */
class GoldenTraceTest {

    private static final double TOLERANCE = 1e-9;

    /** The trajectories of BFGS diverge, which amplifies rounding differences. */
    private static final double DIVERGENT_TOLERANCE = 1e-6;

    @TestFactory
    Stream<DynamicTest> traces() throws IOException, URISyntaxException {
        String folder = System.getProperty("lodo.golden");
        // Maven runs tests in the folder of the module; relative paths of users refer to that of the project.
        Path golden = folder != null
                ? Path.of(System.getProperty("lodo.root", "")).resolve(folder)
                : Path.of(GoldenTraceTest.class.getResource("/golden").toURI());
        ObjectMapper json = new ObjectMapper();
        List<DynamicTest> tests;
        try (Stream<Path> files = Files.list(golden)) {
            tests = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> tests(file, json))
                    .toList();
        }
        assertThat(tests).as("traces in " + golden).isNotEmpty();
        return tests.stream();
    }

    private static Stream<DynamicTest> tests(Path file, ObjectMapper json) {
        JsonNode content;
        try {
            content = json.readTree(file.toFile());
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
        Stream.Builder<DynamicTest> tests = Stream.builder();
        int number = 0;
        for (JsonNode trace : content.path("traces")) {
            String name = "%s: %d %s on %s"
                    .formatted(
                            file.getFileName(),
                            number++,
                            trace.path("optimizer").asText(),
                            trace.path("problem").asText());
            tests.add(DynamicTest.dynamicTest(name, () -> follow(trace)));
        }
        return tests.build();
    }

    private static void follow(JsonNode trace) {
        JsonNode evaluations = trace.required("evaluations");
        double[] x = GoldenJson.vector(evaluations.get(0).required("x"));
        Optimizer<? super HessianSample> optimizer = GoldenOptimizers.create(trace);
        RecordedDraws draws = new RecordedDraws(trace);
        while (draws.evaluated < evaluations.size()) {
            optimizer.step(draws, x);
        }
        if (optimizer instanceof Lodo lodo) {
            List<double[]> expected = GoldenOptimizers.finalParameters(trace);
            List<R064Store> actual = lodo.preconditioner().parameters();
            assertThat(actual).hasSameSizeAs(expected);
            for (int group = 0; group < expected.size(); group++) {
                assertClose(
                        "final weights, group " + group, actual.get(group).data, expected.get(group), tolerance(trace));
            }
        }
    }

    private static double tolerance(JsonNode trace) {
        return trace.required("optimizer").asText().equals("bfgs") ? DIVERGENT_TOLERANCE : TOLERANCE;
    }

    private static void assertClose(String what, double[] actual, double[] expected, double tolerance) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        double size = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            size = Math.max(size, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(actual[i] - expected[i]));
        }
        assertThat(difference).as("%s differs: largest entry %s", what, size).isLessThanOrEqualTo(tolerance * size);
    }

    /** Draws the recorded centers and compares every evaluation with the recorded one. */
    private static final class RecordedDraws implements Draws<HessianSample> {
        private final JsonNode evaluations;
        private final double[][] centers;
        private final NoisyQuadratic bowl;
        private final double tolerance;
        private int evaluated;
        private boolean fresh;
        private HessianSample sample;

        RecordedDraws(JsonNode trace) {
            evaluations = trace.required("evaluations");
            tolerance = tolerance(trace);
            if (trace.required("problem").asText().equals("bowl")) {
                bowl = new NoisyQuadratic(GoldenJson.matrix(trace.required("hessian")), 1);
                centers = GoldenJson.vectors(trace.required("centers"));
            } else {
                bowl = null;
                centers = null;
                sample = new Rosenbrock().open(0).draw();
            }
        }

        @Override
        public HessianSample draw() {
            fresh = true;
            if (bowl != null && evaluated < evaluations.size()) {
                sample = bowl.sample(centers[evaluated]);
            }
            HessianSample drawn = sample;
            return new HessianSample() {
                @Override
                public double valueAndGradient(double[] x, double[] gradient) {
                    double loss = drawn.valueAndGradient(x, gradient);
                    check(x, loss);
                    return loss;
                }

                @Override
                public void hessianVector(double[] x, double[] v, double[] out) {
                    drawn.hessianVector(x, v, out);
                }

                @Override
                public void hessian(double[] x, R064Store hessian) {
                    drawn.hessian(x, hessian);
                }
            };
        }

        private void check(double[] x, double loss) {
            if (evaluated == evaluations.size()) {
                // The trace ends in the middle of a step with two evaluations.
                return;
            }
            JsonNode expected = evaluations.get(evaluated);
            String where = "evaluation " + evaluated;
            assertThat(fresh)
                    .as(where + " is of a fresh sample")
                    .isEqualTo(expected.required("freshSample").asBoolean());
            assertClose("x at " + where, x, GoldenJson.vector(expected.required("x")), tolerance);
            assertClose(
                    "loss at " + where,
                    new double[] {loss},
                    new double[] {expected.required("loss").asDouble()},
                    tolerance);
            fresh = false;
            evaluated++;
        }
    }
}
