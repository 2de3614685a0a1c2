package org.lodo.peers;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.objective.Sample;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.BlockPermutation;
import org.lodo.preconditioner.SymmetricProduct;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.R064Store;

/** The peer must compute the same numbers as the suite, or timings would not be comparable. */
class PyTorchLodoTest {

    private static final int STEPS = 5;
    private static final LodoConfig CONFIG =
            LodoConfig.defaults().withInitialLearningRate(0.1).withMetaLearningRate(0.01);

    /**
     * Tolerances are relative to the largest entry. Adam normalizes each gradient entry, so one near zero could move its weight
     * by α in either direction; in float64 none here is that small.
     */
    @ParameterizedTest
    @CsvSource({
        "57, 1, FLOAT64, PLAIN, 1e-9",
        "57, 2, FLOAT64, TUNED, 1e-9",
        "1000, 2, FLOAT64, PLAIN, 1e-9",
        "1000, 2, FLOAT64, TUNED, 1e-9",
        "1000, 2, FLOAT32, PLAIN, 1e-3",
        "1000, 2, FLOAT32, TUNED, 1e-3"
    })
    void takesTheStepsOfTheSuite(int dimension, int threads, DataType precision, Form form, double tolerance) {
        RandomStream random = new RandomStream(7);
        int k = CONFIG.blockSize();
        int width = BlockPermutation.hiddenSize(dimension, k);
        List<int[]> permutations = new ArrayList<>();
        List<double[][][]> weights = new ArrayList<>();
        for (int layer = 0; layer < CONFIG.layers(); layer++) {
            permutations.add(random.nextPermutation(width));
            weights.add(Reflections.blocks(width / k, k, random));
        }
        double[] start = new double[dimension];
        random.fillGaussian(start);
        // The gradient of a bowl with a different curvature in each direction.
        double[] curvature = IntStream.range(0, dimension)
                .mapToDouble(i -> (1.0 + i) / dimension)
                .toArray();

        SymmetricProduct preconditioner = BlockPermutation.of(
                dimension, CONFIG.initialLearningRate(), k, permutations, weights, Workers.serial());
        List<double[]> before = layers(preconditioner, width * k);
        Lodo suite = new Lodo(preconditioner, CONFIG.momentum(), LodoRecipes.adam(CONFIG.metaLearningRate()));
        double[] x = start.clone();
        Sample bowl = (point, gradient) -> {
            Arrays.setAll(gradient, i -> curvature[i] * point[i]);
            return 0;
        };
        double[] lastEvaluated = x.clone();
        for (int step = 0; step < STEPS; step++) {
            lastEvaluated = x.clone();
            suite.step(() -> bowl, x);
        }

        NDManager manager = PyTorch.start(threads);
        NDArray slopes = PyTorch.array(manager, curvature, new Shape(dimension), precision);
        UnaryOperator<NDArray> objective = slopes::mul;
        try (PyTorchLodo peer = new PyTorchLodo(manager, CONFIG, permutations, weights, start, precision, form)) {
            for (int step = 0; step < STEPS; step++) {
                peer.step(objective);
            }
            Agreement.assertClose("last point of a gradient", peer.point(), lastEvaluated, tolerance);
            List<double[]> after = layers(preconditioner, width * k);
            for (int layer = 0; layer < weights.size(); layer++) {
                double[] expected = inGivenOrder(weights.get(layer), before.get(layer), after.get(layer));
                assertThat(expected).isNotEqualTo(flat(weights.get(layer)));
                Agreement.assertClose(
                        "weights of layer " + layer, peer.weights().get(layer), expected, tolerance);
            }
            peer.step(objective);
            Agreement.assertClose("x", peer.point(), x, tolerance);
        }
    }

    /** The weights of each layer, its arrays concatenated. */
    private static List<double[]> layers(SymmetricProduct preconditioner, int weightsOfLayer) {
        double[] all = preconditioner.parameters().stream()
                .flatMapToDouble((R064Store store) -> Arrays.stream(store.data))
                .toArray();
        return IntStream.range(0, all.length / weightsOfLayer)
                .mapToObj(i -> Arrays.copyOfRange(all, i * weightsOfLayer, (i + 1) * weightsOfLayer))
                .toList();
    }

    /** The suite stores blocks in its own order: finds each by its initial weights, which are all different. */
    private static double[] inGivenOrder(double[][][] given, double[] before, double[] after) {
        int size = before.length / given.length;
        Map<Double, Integer> places = new HashMap<>();
        for (int place = 0; place < given.length; place++) {
            places.put(before[place * size], place);
        }
        double[] ordered = new double[after.length];
        for (int block = 0; block < given.length; block++) {
            int place = places.get(given[block][0][0]);
            System.arraycopy(after, place * size, ordered, block * size, size);
        }
        return ordered;
    }

    private static double[] flat(double[][][] blocks) {
        return Arrays.stream(blocks)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
