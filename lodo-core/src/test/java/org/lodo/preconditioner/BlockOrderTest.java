package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.LodoRecipes;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;

/** Neither the order of blocks nor the layout of their weights may change a bit of what LODO computes. */
class BlockOrderTest {

    @ParameterizedTest
    @CsvSource({"4,1,1", "4,3,2", "4,57,3", "4,3000,2", "4,5000,3", "8,1,1", "8,57,3", "8,2500,3"})
    void bitsDoNotDependOnLayoutOrOrder(int blockSize, int dimension, int layers) {
        Chain given = new Chain(blockSize, dimension, layers);
        BlockOrder order = BlockOrder.of(blockSize, given.permutations);
        List<double[][][]> reordered = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            reordered.add(order.reordered(layer, given.weights.get(layer)));
        }

        double[] expected = trained(lanes(given.permutations, false, given.weights), dimension, Workers.serial());
        assertThat(Arrays.stream(expected).allMatch(Double::isFinite)).isTrue();
        assertThat(trained(lanes(order.permutations(), true, reordered), dimension, Workers.of(2)))
                .containsExactly(expected);
        assertThat(trained(lanes(order.permutations(), false, reordered), dimension, Workers.serial()))
                .containsExactly(expected);
        assertThat(trained(fused(given.permutations, given.weights), dimension, Workers.serial()))
                .containsExactly(expected);
        assertThat(trained(fused(order.permutations(), reordered), dimension, Workers.of(3)))
                .containsExactly(expected);
    }

    @Test
    void blocksAreSortedByTheFirstUnitTheyRead() {
        Chain given = new Chain(4, 200, 3);
        for (int[] permutation : BlockOrder.of(4, given.permutations).permutations()) {
            int last = -1;
            for (int first = 0; first < permutation.length; first += 4) {
                int least = Arrays.stream(permutation, first, first + 4).min().orElseThrow();
                assertThat(least).isGreaterThan(last);
                last = least;
            }
        }
    }

    private static List<Layer> lanes(List<int[]> permutations, boolean gathersFirst, List<double[][][]> weights) {
        List<PermutationIndices> indices = PermutationIndices.of(permutations);
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < indices.size(); layer++) {
            layers.add(new LaneBlocks(
                    weights.get(layer)[0].length, indices.get(layer), layer == 0, gathersFirst, weights.get(layer)));
        }
        return layers;
    }

    private static List<Layer> fused(List<int[]> permutations, List<double[][][]> weights) {
        List<PermutationIndices> indices = PermutationIndices.of(permutations);
        List<Layer> layers = new ArrayList<>();
        for (int layer = 0; layer < indices.size(); layer++) {
            layers.add(new FusedBlocks(indices.get(layer), weights.get(layer)));
        }
        return layers;
    }

    private static double[] trained(List<Layer> layers, int dimension, Workers workers) {
        SymmetricProduct product =
                new SymmetricProduct(dimension, layers.get(0).width(), 0.7, layers, null, scale -> null, workers);
        UpdateRule rule = LodoRecipes.adam(0.01).create(product.parameterSizes());
        double[] u = new double[dimension];
        double[] v = new double[dimension];
        double[] out = new double[dimension];
        RandomStream random = new RandomStream(4);
        for (int step = 0; step < 4; step++) {
            random.fillGaussian(u);
            random.fillGaussian(v);
            product.learn(u, out, -1, rule);
            product.apply(v, out);
        }
        return out;
    }

    /** Random permutations and weights. */
    private static final class Chain {
        final List<int[]> permutations = new ArrayList<>();
        final List<double[][][]> weights = new ArrayList<>();

        Chain(int blockSize, int dimension, int layers) {
            int width = BlockPermutation.hiddenSize(dimension, blockSize);
            RandomStream random = new RandomStream(dimension);
            for (int layer = 0; layer < layers; layer++) {
                double[][][] blocks = new double[width / blockSize][blockSize][blockSize];
                for (double[][] block : blocks) {
                    for (double[] row : block) {
                        random.fillGaussian(row);
                    }
                }
                permutations.add(random.nextPermutation(width));
                weights.add(blocks);
            }
        }
    }
}
