package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.optimizer.Adam;
import org.lodo.optimizer.AdamConfig;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

class BlockPermutationTest {

    @ParameterizedTest
    @CsvSource({"1,4,4", "2,4,8", "3,4,8", "4,4,12", "1,1,3", "1,2,4", "100,4,204", "94696,4,189396", "5,3,12", "6,3,15"
    })
    void hiddenSizeIsTheNextMultipleOfTheBlockSizeAboveTwiceTheDimension(int dimension, int blockSize, int expected) {
        assertThat(BlockPermutation.hiddenSize(dimension, blockSize)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "5,3,4", "6,4,3", "8,2,5", "3,2,6", "7,0,4", "6,16,4"})
    void startsAsAScaledIdentity(int dimension, int layers, int blockSize) {
        Preconditioner start =
                BlockPermutation.random(dimension, 0.3, layers, blockSize, new RandomStream(2), Workers.serial());
        R064Store matrix = start.toMatrix();
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                assertThat(matrix.doubleValue(i, j)).isCloseTo(i == j ? 0.3 : 0, within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,1,2", "5,3,4", "6,2,3", "4,3,2", "7,2,5", "8,2,8", "2,4,4"})
    void agreesWithDenseMatrices(int dimension, int layers, int blockSize) {
        int width = BlockPermutation.hiddenSize(dimension, blockSize);
        RandomStream random = new RandomStream(layers * 31L + dimension);
        List<int[]> permutations = new ArrayList<>();
        List<double[][][]> weights = new ArrayList<>();
        MatrixStore<Double> chain = embedding(width, dimension);
        for (int layer = 0; layer < layers; layer++) {
            int[] permutation = random.nextPermutation(width);
            double[][][] blocks = new double[width / blockSize][blockSize][blockSize];
            R064Store permutationMatrix = R064Store.FACTORY.make(width, width);
            R064Store blockDiagonal = R064Store.FACTORY.make(width, width);
            for (int j = 0; j < width; j++) {
                permutationMatrix.set(j, permutation[j], 1);
            }
            for (int b = 0; b < blocks.length; b++) {
                for (int i = 0; i < blockSize; i++) {
                    for (int o = 0; o < blockSize; o++) {
                        blocks[b][i][o] = random.nextGaussian();
                        blockDiagonal.set(b * blockSize + o, b * blockSize + i, blocks[b][i][o]);
                    }
                }
            }
            permutations.add(permutation);
            weights.add(blocks);
            chain = blockDiagonal.multiply(permutationMatrix).multiply(chain);
        }
        MatrixStore<Double> expected = chain.transpose().multiply(chain);
        R064Store measured = BlockPermutation.of(dimension, 1.5, blockSize, permutations, weights, Workers.serial())
                .toMatrix();
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                double wanted = 1.5 * expected.doubleValue(i, j);
                assertThat(measured.doubleValue(i, j)).isCloseTo(wanted, within(1e-12 * (1 + Math.abs(wanted))));
            }
        }
    }

    @Test
    void bitsDoNotDependOnThreads() {
        int n = 4 * Workspace.MIN_CHUNK + 3;
        assertThat(trained(n, Workers.of(2))).containsExactly(trained(n, Workers.serial()));
        assertThat(trained(n, Workers.of(5))).containsExactly(trained(n, Workers.serial()));
    }

    @Test
    void rejectsInvalidPermutationsAndShapes() {
        double[][][] blocks = new double[2][4][4];
        assertThatThrownBy(() -> BlockPermutation.of(
                        2,
                        1,
                        4,
                        List.of(new int[] {0, 1, 2, 3, 4, 5, 6, 6}),
                        List.<double[][][]>of(blocks),
                        Workers.serial()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("permutation of layer 0 contains 6: must hold each of 0 to 7 once");
        assertThatThrownBy(() -> BlockPermutation.of(
                        9, 1, 4, List.of(new int[] {0}), List.<double[][][]>of(blocks), Workers.serial()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights of layer 0 are 2 blocks: must be 5 blocks of 4 × 4");
    }

    private static double[] trained(int n, Workers workers) {
        Preconditioner preconditioner = BlockPermutation.random(n, 1, 2, 2, new RandomStream(3), workers);
        Adam rule = new Adam(AdamConfig.defaults(), preconditioner.parameterSizes());
        double[] u = new double[n];
        double[] v = new double[n];
        double[] out = new double[n];
        RandomStream random = new RandomStream(4);
        for (int step = 0; step < 3; step++) {
            random.fillGaussian(u);
            random.fillGaussian(v);
            preconditioner.learn(u, v, -1, rule);
            preconditioner.apply(v, out);
        }
        assertThat(Arrays.stream(out).allMatch(Double::isFinite)).isTrue();
        return out;
    }

    private static R064Store embedding(int width, int dimension) {
        R064Store embedding = R064Store.FACTORY.make(width, dimension);
        for (int j = 0; j < dimension; j++) {
            embedding.set(j, j, 1);
        }
        return embedding;
    }
}
