package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.kernel.Vectors;
import org.lodo.optimizer.Sgd;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** Normalized least mean squares on chains, against dense matrices and finite differences. */
class NormalizedLearningTest {

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,1,2", "5,3,4", "6,2,3", "4,3,2", "7,2,5", "8,3,8", "2,4,4", "17,2,8"})
    void agreesWithDenseMatrices(int dimension, int layers, int blockSize) {
        SymmetricProduct product = trainedChain(dimension, layers, blockSize);
        BlockPermutationForm before = (BlockPermutationForm) product.canonicalForm();
        double[] u = vector(dimension, 1);
        double[] v = vector(dimension, 2);
        product.learnNormalized(u, v, 0.37);
        BlockPermutationForm after = (BlockPermutationForm) product.canonicalForm();

        List<MatrixStore<Double>> gradients = denseGradients(before, u, v);
        for (int layer = 0; layer < layers; layer++) {
            double[][][] expected = before.layers().get(layer).blocks();
            double[][][] actual = after.layers().get(layer).blocks();
            double square = 0;
            for (int b = 0; b < expected.length; b++) {
                for (int i = 0; i < blockSize; i++) {
                    for (int o = 0; o < blockSize; o++) {
                        double d = gradients.get(layer).doubleValue(b * blockSize + o, b * blockSize + i);
                        square += d * d;
                    }
                }
            }
            for (int b = 0; b < expected.length; b++) {
                for (int i = 0; i < blockSize; i++) {
                    for (int o = 0; o < blockSize; o++) {
                        double d = gradients.get(layer).doubleValue(b * blockSize + o, b * blockSize + i);
                        double wanted = expected[b][i][o] + 0.37 / layers * d / square;
                        assertThat(actual[b][i][o])
                                .as("layer %d block %d (%d, %d)", layer, b, i, o)
                                .isCloseTo(wanted, within(1e-12 * (1 + Math.abs(wanted))));
                    }
                }
            }
        }
    }

    /** ∂/∂L_i (uᵀGv) for every layer as a dense matrix, with α₀; only its diagonal blocks belong to weights. */
    private static List<MatrixStore<Double>> denseGradients(BlockPermutationForm form, double[] u, double[] v) {
        int width = BlockPermutation.hiddenSize(form.dimension(), form.blockSize());
        List<MatrixStore<Double>> blocks = new ArrayList<>();
        List<MatrixStore<Double>> permutations = new ArrayList<>();
        for (PermutedBlocks layer : form.layers()) {
            R064Store permutation = R064Store.FACTORY.make(width, width);
            R064Store blockDiagonal = R064Store.FACTORY.make(width, width);
            int k = form.blockSize();
            for (int j = 0; j < width; j++) {
                permutation.set(j, layer.permutation()[j], 1);
                for (int i = 0; i < k; i++) {
                    blockDiagonal.set(j, j / k * k + i, layer.blocks()[j / k][i][j % k]);
                }
            }
            blocks.add(blockDiagonal);
            permutations.add(permutation);
        }
        List<MatrixStore<Double>> gradients = new ArrayList<>();
        for (int layer = 0; layer < blocks.size(); layer++) {
            MatrixStore<Double> aU = input(u, layer, blocks, permutations, width);
            MatrixStore<Double> aV = input(v, layer, blocks, permutations, width);
            MatrixStore<Double> bU = output(u, layer, blocks, permutations, width);
            MatrixStore<Double> bV = output(v, layer, blocks, permutations, width);
            gradients.add(
                    bV.multiply(aU.transpose()).add(bU.multiply(aV.transpose())).multiply(form.scale()));
        }
        return gradients;
    }

    private static MatrixStore<Double> input(
            double[] v,
            int layer,
            List<MatrixStore<Double>> blocks,
            List<MatrixStore<Double>> permutations,
            int width) {
        R064Store padded = R064Store.FACTORY.make(width, 1);
        for (int j = 0; j < v.length; j++) {
            padded.set(j, 0, v[j]);
        }
        MatrixStore<Double> x = padded;
        for (int below = 0; below < layer; below++) {
            x = blocks.get(below).multiply(permutations.get(below).multiply(x));
        }
        return permutations.get(layer).multiply(x);
    }

    private static MatrixStore<Double> output(
            double[] v,
            int layer,
            List<MatrixStore<Double>> blocks,
            List<MatrixStore<Double>> permutations,
            int width) {
        int top = blocks.size() - 1;
        MatrixStore<Double> y = blocks.get(top).multiply(input(v, top, blocks, permutations, width));
        for (int above = top; above > layer; above--) {
            y = permutations
                    .get(above)
                    .transpose()
                    .multiply(blocks.get(above).transpose().multiply(y));
        }
        return y;
    }

    @ParameterizedTest
    @CsvSource({"1,2", "5,4", "9,7", "33,8"})
    void theBilinearFormGrowsByTheTarget(int dimension, int blockSize) {
        double[] u = vector(dimension, 1);
        double[] v = vector(dimension, 2);
        double target = 1e-6;
        SymmetricProduct chain = trainedChain(dimension, 3, blockSize);
        SymmetricProduct residuals = PermutedResidual.random(dimension, 0.7, 3, new RandomStream(1), Workers.serial());
        for (SymmetricProduct product : List.of(chain, residuals)) {
            double before = bilinear(product, u, v);
            product.learnNormalized(u, v, target);
            assertThat(bilinear(product, u, v) - before).isCloseTo(target, within(1e-3 * target));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 40})
    void squaredNormIsTheQuadraticForm(int dimension) {
        double[] v = vector(dimension, 2);
        for (SymmetricProduct product : List.of(
                trainedChain(dimension, 3, 4),
                trainedChain(dimension, 2, 8),
                trainedChain(dimension, 0, 4),
                PermutedResidual.random(dimension, 0.7, 3, new RandomStream(1), Workers.serial()))) {
            double expected = bilinear(product, v, v);
            assertThat(product.squaredNorm(v)).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
            product.setScale(3 * product.scale());
            assertThat(product.squaredNorm(v)).isCloseTo(3 * expected, within(1e-12 * Math.abs(expected)));
            assertThat(product.canonicalForm().scale()).isEqualTo(product.scale());
        }
    }

    @Test
    void doesNotDependOnWhatWasComputedBefore() {
        int n = 9;
        double[] u = vector(n, 1);
        double[] v = vector(n, 2);
        double[] out = new double[n];
        SymmetricProduct fresh = trainedChain(n, 3, 4);
        SymmetricProduct prepared = trainedChain(n, 3, 4);
        SymmetricProduct distracted = trainedChain(n, 3, 4);
        for (int round = 0; round < 3; round++) {
            fresh.learnNormalized(u, v, 0.1);
            prepared.apply(v, out);
            prepared.squaredNorm(u);
            prepared.learnNormalized(u, v, 0.1);
            distracted.squaredNorm(u);
            distracted.peek(v, out);
            distracted.apply(u, out);
            distracted.squaredNorm(v);
            distracted.learnNormalized(u, v, 0.1);
        }
        assertThat(prepared.toMatrix().data).containsExactly(fresh.toMatrix().data);
        assertThat(distracted.toMatrix().data).containsExactly(fresh.toMatrix().data);
        fresh.squaredNorm(u);
        fresh.learn(v, u, -1, new Sgd(0.1));
        fresh.learnNormalized(u, v, 0.1);
        prepared.learn(v, u, -1, new Sgd(0.1));
        prepared.learnNormalized(u, v, 0.1);
        assertThat(prepared.toMatrix().data).containsExactly(fresh.toMatrix().data);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 8, 9, 40})
    void applyingBothIsApplyingOneAfterTheOther(int n) {
        List<Supplier<SymmetricProduct>> products = List.of(
                () -> trainedChain(n, 3, 4),
                () -> trainedChain(n, 2, 8),
                () -> trainedChain(n, 2, 3),
                () -> trainedChain(n, 0, 4),
                () -> PermutedResidual.random(n, 0.7, 3, new RandomStream(1), Workers.serial()));
        for (Supplier<SymmetricProduct> make : products) {
            SymmetricProduct together = make.get();
            SymmetricProduct apart = make.get();
            double[] v = vector(n, 2);
            double[] z = vector(n, 3);
            double[] out = new double[n];
            double[] w = new double[n];
            double[] outW = new double[n];
            together.applyBoth(v, z, square -> 0.3 * square - 1, out, w, outW);

            double[] expected = new double[n];
            apart.peek(v, expected);
            assertThat(out).containsExactly(expected);
            double c = 0.3 * Vectors.dot(v, expected) - 1;
            double[] expectedW = v.clone();
            Vectors.addScaled(c, z, expectedW);
            assertThat(w).containsExactly(expectedW, within(1e-13 * (1 + Math.abs(c)) * Vectors.norm(v)));
            apart.apply(w, expected);
            assertThat(outW).containsExactly(expected, within(1e-13 * (1 + Vectors.norm(expected))));

            together.squaredNorm(z);
            together.learnNormalized(z, w, 0.1);
            apart.squaredNorm(z);
            apart.learnNormalized(z, w, 0.1);
            assertThat(together.toMatrix().data)
                    .containsExactly(apart.toMatrix().data, within(1e-12 * Vectors.norm(apart.toMatrix().data)));
        }
    }

    @Test
    void zeroVectorsTeachNothing() {
        SymmetricProduct product = trainedChain(5, 3, 4);
        double[] before = product.toMatrix().data.clone();
        product.learnNormalized(new double[5], vector(5, 1), 0.1);
        product.learnNormalized(vector(5, 1), new double[5], 0.1);
        assertThat(product.toMatrix().data).containsExactly(before);
        // D is of the order of 1e-320, whose square is 0.
        double[] tiny = {1e-160, 0, 0, 0, 0};
        product.learnNormalized(tiny, tiny, 1e-320);
        assertThat(product.toMatrix().data).containsExactly(before);
    }

    @ParameterizedTest
    @CsvSource({"4,1,1", "4,3,2", "4,57,3", "4,3000,2", "4,9000,2", "8,1,1", "8,57,3", "8,2500,3", "8,9000,2"})
    void normsAndWeightsHaveTheSameBitsInBothLayouts(int blockSize, int dimension, int layers) {
        int width = BlockPermutation.hiddenSize(dimension, blockSize);
        RandomStream random = new RandomStream(dimension);
        List<int[]> permutations = new ArrayList<>();
        List<double[][][]> weights = new ArrayList<>();
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
        List<PermutationIndices> indices = PermutationIndices.of(permutations);
        List<BlockLayer> lanes = new ArrayList<>();
        List<BlockLayer> fused = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            lanes.add(new LaneBlocks(blockSize, indices.get(layer), layer == 0, layers == 2, weights.get(layer)));
            fused.add(new FusedBlocks(indices.get(layer), weights.get(layer)));
        }
        SymmetricProduct ofLanes = product(dimension, width, lanes, Workers.serial());
        SymmetricProduct ofFused = product(dimension, width, fused, Workers.of(3));
        assertThat(outputsOfBoth(ofFused, dimension)).isDeepEqualTo(outputsOfBoth(ofLanes, dimension));
        learnTwice(ofLanes);
        learnTwice(ofFused);
        ofLanes.learn(vector(dimension, 5), vector(dimension, 6), 1e-9, new Sgd(0.1));
        ofFused.learn(vector(dimension, 5), vector(dimension, 6), 1e-9, new Sgd(0.1));
        double[] expected = new double[dimension];
        double[] actual = new double[dimension];
        ofLanes.apply(vector(dimension, 7), expected);
        ofFused.apply(vector(dimension, 7), actual);
        assertThat(actual).containsExactly(expected);
        for (int layer = 0; layer < layers; layer++) {
            assertThat(fused.get(layer).weights())
                    .isDeepEqualTo(lanes.get(layer).weights());
        }
    }

    private static double[][] outputsOfBoth(SymmetricProduct product, int dimension) {
        double[][] out = new double[3][dimension];
        product.applyBoth(vector(dimension, 1), vector(dimension, 2), square -> 0.3, out[0], out[1], out[2]);
        return out;
    }

    private static SymmetricProduct product(int dimension, int width, List<BlockLayer> layers, Workers workers) {
        return new SymmetricProduct(
                dimension,
                width,
                0.7,
                layers,
                null,
                scale -> {
                    throw new IllegalStateException();
                },
                workers);
    }

    private static void learnTwice(SymmetricProduct product) {
        int n = product.dimension();
        double[] w = new double[n];
        product.applyBoth(vector(n, 9), vector(n, 10), square -> 0.01 * square, new double[n], w, new double[n]);
        product.learnNormalized(vector(n, 11), w, 0.3);
        product.learnNormalized(vector(product.dimension(), 1), vector(product.dimension(), 2), 0.3);
        product.learnNormalized(vector(product.dimension(), 3), vector(product.dimension(), 4), 0.3);
    }

    @ParameterizedTest
    @CsvSource({"9000,4", "20000,8", "9000,1"})
    void bitsDoNotDependOnThreads(int dimension, int blockSize) {
        SymmetricProduct serial = chain(dimension, 2, blockSize, Workers.serial());
        SymmetricProduct parallel = chain(dimension, 2, blockSize, Workers.of(3));
        learnTwice(serial);
        learnTwice(parallel);
        double[] expected = new double[dimension];
        double[] actual = new double[dimension];
        serial.apply(vector(dimension, 5), expected);
        parallel.apply(vector(dimension, 5), actual);
        assertThat(actual).containsExactly(expected);
        assertThat(parallel.squaredNorm(actual)).isEqualTo(serial.squaredNorm(actual));
    }

    @Test
    void rejectsVectorsOfAnotherDimensionAndScalesOutOfRange() {
        SymmetricProduct product = trainedChain(6, 2, 4);
        assertThatThrownBy(() -> product.squaredNorm(new double[5]))
                .hasMessage("v has 5 entries: must have 6, the dimension");
        assertThatThrownBy(() -> product.learnNormalized(new double[5], new double[6], 1))
                .hasMessage("u has 5 entries: must have 6, the dimension");
        assertThatThrownBy(() -> product.learnNormalized(new double[6], new double[7], 1))
                .hasMessage("v has 7 entries: must have 6, the dimension");
        assertThatThrownBy(() -> product.setScale(0)).hasMessage("scale = 0.0: must be positive and finite");
    }

    private static SymmetricProduct chain(int dimension, int layers, int blockSize, Workers workers) {
        return BlockPermutation.random(dimension, 0.7, layers, blockSize, new RandomStream(1), workers);
    }

    /** A chain whose blocks are no longer orthogonal. */
    private static SymmetricProduct trainedChain(int dimension, int layers, int blockSize) {
        SymmetricProduct product = chain(dimension, layers, blockSize, Workers.serial());
        product.learn(vector(dimension, 7), vector(dimension, 8), -1, new Sgd(0.05));
        return product;
    }

    private static double bilinear(Preconditioner preconditioner, double[] u, double[] v) {
        double[] product = new double[v.length];
        preconditioner.peek(v, product);
        return Vectors.dot(u, product);
    }

    private static double[] vector(int dimension, long seed) {
        double[] v = new double[dimension];
        new RandomStream(seed).fillGaussian(v);
        return v;
    }
}
