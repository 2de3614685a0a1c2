package org.lodo.problems.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lodo.kernel.Vectors;
import org.lodo.parallel.Workers;
import org.lodo.problems.network.ParameterTensor;

/**
 * Reproduces loss and gradient of the published reference implementation. Reads every file {@code cnn-*.json} in the folder
 * named by the system property {@code lodo.golden}, by default this module's test resources.
 */
class CnnGoldenTest {

    private static final double LOSS_TOLERANCE = 1e-10;

    /** For entries of the gradient, relative to its norm. */
    private static final double GRADIENT_TOLERANCE = 1e-9;

    @TestFactory
    Stream<DynamicTest> gradients() throws IOException, URISyntaxException {
        String folder = System.getProperty("lodo.golden");
        // Maven runs tests in the folder of the module; relative paths of users refer to that of the project.
        Path golden = folder != null
                ? Path.of(System.getProperty("lodo.root", "")).resolve(folder)
                : Path.of(CnnGoldenTest.class.getResource("/golden").toURI());
        List<Path> files;
        try (Stream<Path> all = Files.list(golden)) {
            files = all.filter(file -> file.getFileName().toString().matches("cnn-.*\\.json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).as("files cnn-*.json in " + golden).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException {
        JsonNode golden = new ObjectMapper().readTree(file.toFile());
        PixelNetwork network = new PixelNetwork();
        assertThat(shapes(network)).isEqualTo(shapes(golden.required("tensors")));
        double[] gradient = new double[network.parameterCount()];

        double loss = new BatchLoss(Precision.FLOAT64, Workers.of(2))
                .lossAndGradient(batch(golden), parameters(network, golden), gradient);

        assertThat(loss).isCloseTo(golden.required("loss").asDouble(), within(LOSS_TOLERANCE));
        double norm = golden.required("gradientNorm").asDouble();
        assertThat(Vectors.norm(gradient)).isCloseTo(norm, within(GRADIENT_TOLERANCE * norm));
        JsonNode indices = golden.required("gradientIndices");
        assertThat(indices).isNotEmpty();
        for (int i = 0; i < indices.size(); i++) {
            int index = indices.get(i).asInt();
            assertThat(gradient[index])
                    .as("gradient[%d]", index)
                    .isCloseTo(golden.required("gradient").get(i).asDouble(), within(GRADIENT_TOLERANCE * norm));
        }
    }

    private static List<List<Integer>> shapes(PixelNetwork network) {
        return network.tensors().stream().map(ParameterTensor::shape).toList();
    }

    private static List<List<Integer>> shapes(JsonNode tensors) {
        List<List<Integer>> shapes = new ArrayList<>();
        for (JsonNode tensor : tensors) {
            List<Integer> shape = new ArrayList<>();
            tensor.required("shape").forEach(size -> shape.add(size.asInt()));
            shapes.add(shape);
        }
        return shapes;
    }

    /** Parameter i, from 0, is √2 sin(phase (i + 1)) / √(fan-in + 1). */
    private static double[] parameters(PixelNetwork network, JsonNode golden) {
        double phase = golden.required("phase").asDouble();
        double[] parameters = new double[network.parameterCount()];
        int number = 0;
        for (ParameterTensor tensor : network.tensors()) {
            double fanInPlusOne = golden.required("tensors")
                    .get(number++)
                    .required("fanInPlusOne")
                    .asDouble();
            assertThat(tensor.fanIn() + 1).isEqualTo((int) fanInPlusOne);
            for (int i = tensor.first(); i < tensor.end(); i++) {
                parameters[i] = StrictMath.sqrt(2) * StrictMath.sin(phase * (i + 1)) / StrictMath.sqrt(fanInPlusOne);
            }
        }
        return parameters;
    }

    private static Batch batch(JsonNode golden) {
        JsonNode images = golden.required("images");
        byte[] pixels = new byte[images.size() * PixelNetwork.PIXELS];
        int p = 0;
        for (JsonNode image : images) {
            for (JsonNode row : image) {
                for (JsonNode pixel : row) {
                    pixels[p++] = (byte) pixel.asInt();
                }
            }
        }
        assertThat(p).isEqualTo(pixels.length);
        Batch batch = new Batch(pixels, images.size());
        for (int i = 0; i < images.size(); i++) {
            JsonNode query = golden.required("queriedPixels").get(i);
            batch.set(
                    i,
                    i,
                    query.get(0).asInt() * PixelNetwork.SIDE + query.get(1).asInt());
        }
        return batch;
    }
}
