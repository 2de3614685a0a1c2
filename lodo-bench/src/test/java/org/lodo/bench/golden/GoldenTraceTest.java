package org.lodo.bench.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lodo.Lodo;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Averaging;
import org.lodo.optimizer.Optimizer;
import org.ojalgo.matrix.store.R064Store;

/**
 * Reproduces the trajectories of published reference implementations. Reads every JSON file with traces in the
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
        double[] x = GoldenJson.vector(trace.required("evaluations").get(0).required("x"));
        RecordedRandom random = new RecordedRandom(trace);
        Optimizer<? super HessianSample> optimizer =
                GoldenRivals.isRival(trace) ? GoldenRivals.create(trace, random) : GoldenOptimizers.create(trace);
        RecordedDraws draws = new RecordedDraws(trace, tolerance(trace));
        while (!draws.isComplete()) {
            optimizer.step(draws, x);
        }
        assertThat(random.isExhausted())
                .as("all recorded random numbers are used")
                .isTrue();
        checkEnd(trace, optimizer, x);
    }

    private static void checkEnd(JsonNode trace, Optimizer<?> optimizer, double[] x) {
        if (optimizer instanceof Lodo lodo) {
            List<double[]> expected = GoldenOptimizers.finalParameters(trace);
            List<R064Store> actual = lodo.preconditioner().parameters();
            assertThat(actual).hasSameSizeAs(expected);
            for (int group = 0; group < expected.size(); group++) {
                GoldenJson.assertClose(
                        "final weights, group " + group, actual.get(group).data, expected.get(group), tolerance(trace));
            }
        }
        assertThat(optimizer instanceof Averaging).isEqualTo(trace.has("finalAverage"));
        if (optimizer instanceof Averaging averaging) {
            double[] answer = new double[x.length];
            averaging.answer(x, answer);
            GoldenJson.assertClose(
                    "answer", answer, GoldenJson.vector(trace.required("finalAverage")), tolerance(trace));
        }
        if (trace.has("finalPreconditioner")) {
            double[][] expected = GoldenJson.vectors(trace.required("finalPreconditioner"));
            double[] actual = GoldenRivals.preconditioner(optimizer, x.length);
            double[] rows =
                    Arrays.stream(expected).flatMapToDouble(Arrays::stream).toArray();
            GoldenJson.assertClose("final preconditioner", actual, rows, tolerance(trace));
        }
    }

    private static double tolerance(JsonNode trace) {
        return trace.required("optimizer").asText().equals("bfgs") ? DIVERGENT_TOLERANCE : TOLERANCE;
    }
}
