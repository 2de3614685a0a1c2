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
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Sgd;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomOrthogonal;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

class CanonicalFormTest {

    /** The documented meaning in dense matrices: G = α₀ Eᵀ Aᵀ A E with A = B_N P_N … B_1 P_1. */
    @ParameterizedTest
    @CsvSource({"1,1,1", "1,2,4", "5,3,4", "6,2,3", "7,4,4", "8,2,4", "9,3,7"})
    void denseMatricesOfTheFormMultiplyToTheLearnedG(int dimension, int layers, int blockSize) {
        SymmetricProduct learned = learned(dimension, layers, blockSize);
        BlockPermutationForm form = (BlockPermutationForm) learned.canonicalForm();

        int width = BlockPermutation.hiddenSize(dimension, blockSize);
        MatrixStore<Double> chain = padding(width, dimension);
        for (PermutedBlocks layer : form.layers()) {
            R064Store p = R064Store.FACTORY.make(width, width);
            R064Store b = R064Store.FACTORY.make(width, width);
            for (int j = 0; j < width; j++) {
                p.set(j, layer.permutation()[j], 1);
                int block = j / blockSize;
                for (int i = 0; i < blockSize; i++) {
                    b.set(j, block * blockSize + i, layer.blocks()[block][i][j % blockSize]);
                }
            }
            chain = b.multiply(p).multiply(chain);
        }
        assertThat(form.layers()).hasSize(layers);
        assertClose(learned, chain.transpose().multiply(chain), form.scale());
    }

    @Test
    void denseMatricesOfResidualLayersMultiplyToTheLearnedG() {
        SymmetricProduct learned = PermutedResidual.random(3, 0.7, 4, new RandomStream(1), Workers.serial());
        train(learned, LodoRecipes.adam(0.01).create(learned.parameterSizes()), 5);
        PermutedResidualForm form = (PermutedResidualForm) learned.canonicalForm();

        MatrixStore<Double> chain = padding(6, 3);
        for (PermutedWeights layer : form.layers()) {
            R064Store r = R064Store.FACTORY.makeEye(6, 6);
            for (int j = 0; j < 6; j++) {
                r.add(j, layer.permutation()[j], layer.weights()[j]);
            }
            chain = r.multiply(chain);
        }
        R064Store d = R064Store.FACTORY.make(6, 6);
        for (int j = 0; j < 6; j++) {
            d.set(j, j, form.diagonal()[j]);
        }
        assertThat(form.diagonal()).doesNotContain(1);
        assertClose(learned, chain.transpose().multiply(d).multiply(chain), form.scale());
    }

    /** Sizes on both sides of a slab of fused blocks, and of the width that selects the other kernel. */
    @ParameterizedTest
    @CsvSource({
        "1,1,1",
        "2,3,4",
        "5,0,4",
        "7,16,4",
        "57,3,5",
        "100,16,4",
        "101,2,7",
        "4093,2,4",
        "4094,2,4",
        "4096,2,4",
        "4097,3,4",
        "262142,1,4",
        "262143,1,4"
    })
    void roundTripKeepsFormAndWeights(int dimension, int layers, int blockSize) {
        BlockPermutationForm given = given(dimension, layers, blockSize);
        SymmetricProduct built = given.toPreconditioner(Workers.serial());
        assertThat(built.canonicalForm().equals(given)).as("the form").isTrue();

        train(built, new Sgd(0.01), 2);
        BlockPermutationForm learned = (BlockPermutationForm) built.canonicalForm();
        SymmetricProduct rebuilt = learned.toPreconditioner(Workers.of(2));
        for (int layer = 0; layer < layers; layer++) {
            assertThat(learned.layers().get(layer).permutation())
                    .isEqualTo(given.layers().get(layer).permutation());
            assertThat(learned.layers().get(layer).equals(given.layers().get(layer)))
                    .as("weights in canonical order")
                    .isFalse();
        }
        assertThat(Arrays.deepEquals(numbers(rebuilt), numbers(built)))
                .as("stored weights")
                .isTrue();
        double[] v = vector(dimension, 8);
        double[] expected = new double[dimension];
        double[] product = new double[dimension];
        built.apply(v, expected);
        rebuilt.apply(v, product);
        assertThat(Arrays.equals(product, expected)).as("a product").isTrue();
    }

    /** Does not depend on the kernel: lanes and fused blocks with the same θ have the same form. */
    @Test
    void formDoesNotDependOnTheKernel() {
        BlockPermutationForm given = given(3000, 3, 4);
        BlockOrder order = BlockOrder.of(
                4, given.layers().stream().map(PermutedBlocks::permutation).toList());
        List<PermutationIndices> indices = PermutationIndices.of(order.permutations());
        List<BlockLayer> fused = new ArrayList<>();
        List<BlockLayer> lanes = new ArrayList<>();
        for (int layer = 0; layer < 3; layer++) {
            double[][][] blocks =
                    order.reordered(layer, given.layers().get(layer).blocks());
            fused.add(new FusedBlocks(indices.get(layer), blocks));
            lanes.add(new LaneBlocks(4, indices.get(layer), layer == 0, false, blocks));
        }
        assertThat(BlockOrder.undo(4, fused, order.blocks())).isEqualTo(given.layers());
        assertThat(BlockOrder.undo(4, lanes, order.blocks())).isEqualTo(given.layers());
    }

    /** Without momentum and with a stateless meta rule, θ is the whole state of LODO. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 4097})
    void runResumesBitIdenticallyFromTheFormAlone(int dimension) {
        UpdateRule.Factory metaRule = sizes -> new Sgd(0.001);
        Lodo original = new Lodo(given(dimension, 3, 4).toPreconditioner(Workers.serial()), 0, metaRule);
        double[] x = vector(dimension, 3);
        run(original, x, 50);
        double[] resumed = x.clone();
        double[] average = average(original);

        CanonicalForm form = original.preconditioner().canonicalForm();
        Lodo imported = new Lodo(form.toPreconditioner(Workers.serial()), 0, metaRule);
        System.arraycopy(average, 0, average(imported), 0, dimension);
        run(original, x, 20);
        run(imported, resumed, 20);

        assertThat(resumed).containsExactly(x);
        assertThat(imported.preconditioner().canonicalForm())
                .isEqualTo(original.preconditioner().canonicalForm())
                .isNotEqualTo(form);
    }

    @Test
    void runWithAdamResumesBitIdenticallyGivenTheStateOfTheMetaRule() {
        int n = 57;
        LodoConfig config = LodoConfig.defaults().withInitialLearningRate(0.1);
        Lodo original = LodoRecipes.lodo(n, config, 1, Workers.serial());
        double[] x = vector(n, 3);
        run(original, x, 50);
        double[] resumed = x.clone();
        Lodo imported = new Lodo(
                original.preconditioner().canonicalForm().toPreconditioner(Workers.serial()),
                config.momentum(),
                LodoRecipes.adam(config.metaLearningRate()));
        copyStateBeyondTheParameters(original, imported);
        run(original, x, 20);
        run(imported, resumed, 20);

        assertThat(resumed).containsExactly(x);
    }

    @Test
    void formIsACopy() {
        SymmetricProduct product = learned(5, 2, 4);
        BlockPermutationForm form = (BlockPermutationForm) product.canonicalForm();
        CanonicalForm same = product.canonicalForm();
        form.layers().get(0).blocks()[0][0][0] = 77;
        form.layers().get(0).permutation()[0] = 77;
        assertThat(form).isEqualTo(same).hasSameHashCodeAs(same);
        train(product, new Sgd(0.1), 1);
        assertThat(form).isEqualTo(same).isNotEqualTo(product.canonicalForm());
    }

    @Test
    void rejectsFormsOfAnotherShape() {
        PermutedBlocks layer = new PermutedBlocks(new int[] {0, 1, 2, 3, 4, 5, 6, 6}, new double[2][4][4]);
        assertThatThrownBy(() -> new BlockPermutationForm(2, 1, 4, List.of(layer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("permutation of layer 0 contains 6: must hold each of 0 to 7 once");
        assertThatThrownBy(() -> new BlockPermutationForm(9, 1, 4, List.of(layer)))
                .hasMessage("weights of layer 0 are 2 blocks: must be 5 blocks of 4 × 4");
        assertThatThrownBy(() -> new BlockPermutationForm(9, 0, 4, List.of()))
                .hasMessage("scale = 0.0: must be positive and finite");
        assertThatThrownBy(() -> new PermutedResidualForm(2, 1, List.of(), new double[3]))
                .hasMessage("diagonal has 3 entries: must have 4, twice the dimension");
        PermutedWeights residual = new PermutedWeights(new int[] {0, 1, 2, 3}, new double[5]);
        assertThatThrownBy(() -> new PermutedResidualForm(2, 1, List.of(residual), new double[4]))
                .hasMessage("weights of layer 0 has 5 entries: must have 4, twice the dimension");
        assertThatThrownBy(() -> new DiagonalForm(1, new double[0])).hasMessage("dimension = 0: must be at least 1");
        assertThatThrownBy(() -> new ScalarForm(0, 1, 1)).hasMessage("dimension = 0: must be at least 1");
    }

    private static BlockPermutationForm given(int dimension, int layers, int blockSize) {
        int width = BlockPermutation.hiddenSize(dimension, blockSize);
        RandomStream random = new RandomStream(dimension);
        List<PermutedBlocks> chain = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            double[][][] blocks = new double[width / blockSize][][];
            Arrays.setAll(blocks, b -> RandomOrthogonal.matrix(blockSize, random));
            chain.add(new PermutedBlocks(random.nextPermutation(width), blocks));
        }
        return new BlockPermutationForm(dimension, 0.3, blockSize, chain);
    }

    private static SymmetricProduct learned(int dimension, int layers, int blockSize) {
        SymmetricProduct product =
                BlockPermutation.random(dimension, 0.7, layers, blockSize, new RandomStream(2), Workers.serial());
        train(product, LodoRecipes.adam(0.01).create(product.parameterSizes()), 5);
        return product;
    }

    private static void train(Preconditioner preconditioner, UpdateRule rule, int steps) {
        for (int step = 0; step < steps; step++) {
            preconditioner.learn(
                    vector(preconditioner.dimension(), step), vector(preconditioner.dimension(), 9), -1, rule);
        }
    }

    private static void run(Lodo lodo, double[] x, int steps) {
        Sample bowl = (point, gradient) -> {
            for (int i = 0; i < point.length; i++) {
                gradient[i] = (1 + i % 3) * 0.1 * point[i];
            }
            return 0;
        };
        for (int step = 0; step < steps; step++) {
            lodo.step(() -> bowl, x);
        }
    }

    private static double[] vector(int dimension, long seed) {
        double[] v = new double[dimension];
        new RandomStream(seed).fillGaussian(v);
        return v;
    }

    private static R064Store padding(int width, int dimension) {
        R064Store padding = R064Store.FACTORY.make(width, dimension);
        for (int j = 0; j < dimension; j++) {
            padding.set(j, j, 1);
        }
        return padding;
    }

    private static void assertClose(Preconditioner learned, MatrixStore<Double> expected, double scale) {
        R064Store measured = learned.toMatrix();
        for (int i = 0; i < learned.dimension(); i++) {
            for (int j = 0; j < learned.dimension(); j++) {
                assertThat(measured.doubleValue(i, j)).isCloseTo(scale * expected.doubleValue(i, j), within(1e-12));
            }
        }
    }

    /** The momentum m, the only state of LODO besides θ if the meta rule is stateless. */
    private static double[] average(Lodo lodo) {
        double[][] numbers = arrays(lodo).toArray(double[][]::new);
        return numbers[numbers.length - 1];
    }

    private static double[][] numbers(Stateful object) {
        return arrays(object).stream().map(double[]::clone).toArray(double[][]::new);
    }

    private static List<double[]> arrays(Stateful object) {
        List<double[]> arrays = new ArrayList<>();
        object.visitState(new StateVisitor() {
            @Override
            public void array(double[] values) {
                arrays.add(values);
            }

            @Override
            public long number(long value) {
                return value;
            }
        });
        return arrays;
    }

    private static void copyStateBeyondTheParameters(Lodo from, Lodo to) {
        int parameters = from.preconditioner().parameters().size();
        List<double[]> saved = arrays(from);
        List<Long> counts = new ArrayList<>();
        from.visitState(new StateVisitor() {
            @Override
            public void array(double[] values) {
                // Already saved.
            }

            @Override
            public long number(long value) {
                counts.add(value);
                return value;
            }
        });
        to.visitState(new StateVisitor() {
            private int nextArray;
            private int nextCount;

            @Override
            public void array(double[] values) {
                if (nextArray >= parameters) {
                    System.arraycopy(saved.get(nextArray), 0, values, 0, values.length);
                }
                nextArray++;
            }

            @Override
            public long number(long value) {
                return counts.get(nextCount++);
            }
        });
    }
}
