package org.lodo.preconditioner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.lodo.math.Lanes;
import org.lodo.math.RandomStream;
import org.lodo.math.Require;
import org.lodo.math.Workers;
import org.lodo.optimizer.UpdateRule;
import org.ojalgo.matrix.store.R064Store;

/**
 * A layer of LODO's network (Liao et al. 2023, section 3.2 and figure 1): a fixed permutation, then a block-diagonal
 * matrix of learned k × k blocks, out_o = Σ_i in_i W[i][o] within each block.
 *
 * <p>Weights stand structure-of-arrays: k² lanes, lane (i, o) holding W[i][o] of every block. The vectors between layers
 * stand in <em>lane order</em>: first the units that are entry 0 of their block, then all entries 1, and so on. That is
 * a renaming of hidden units which the permutations absorb when the chain is built, so it costs nothing.
 */
public final class BlockPermutation implements Layer {

    private final int blockSize;
    private final int blocks;
    private final R064Store[] weights;
    private final double[][] weightLanes;
    /** source[i][p]: where entry i of block p comes from in the vector that enters. */
    private final int[][] source;
    /** The inverse of the permutation: where each entry of the entering vector goes, in lane order. */
    private final int[] destination;

    private final Loop loop = new Loop();

    private BlockPermutation(int blockSize, int[][] source, double[][][] blocksOfWeights) {
        this.blockSize = blockSize;
        this.blocks = blocksOfWeights.length;
        this.source = source;
        this.destination = new int[blockSize * blocks];
        for (int i = 0; i < blockSize; i++) {
            for (int p = 0; p < blocks; p++) {
                destination[source[i][p]] = i * blocks + p;
            }
        }
        weights = new R064Store[blockSize * blockSize];
        weightLanes = new double[weights.length][];
        for (int lane = 0; lane < weights.length; lane++) {
            double[] values = new double[blocks];
            for (int p = 0; p < blocks; p++) {
                values[p] = blocksOfWeights[p][lane / blockSize][lane % blockSize];
            }
            weights[lane] = R064Store.wrap(values, blocks);
            weightLanes[lane] = values;
        }
    }

    /**
     * The number of hidden units, h = 2n + k − (2n mod k).
     *
     * <p>As in the reference, a whole block is added even when k divides 2n.
     *
     * @param dimension n
     * @param blockSize k
     * @return h
     */
    public static int hiddenSize(int dimension, int blockSize) {
        Require.atLeast("dimension", dimension, 1);
        Require.atLeast("blockSize", blockSize, 1);
        int twice = Math.multiplyExact(2, dimension);
        return Math.addExact(twice, blockSize - twice % blockSize);
    }

    /**
     * The preconditioner of LODO as it starts: G = α₀ Eᵀ Aᵀ A E with random permutations and random orthogonal blocks,
     * so that G = α₀ I.
     *
     * @param dimension n, at least 1
     * @param scale α₀, positive
     * @param layers N, at least 0; with none G stays α₀ I
     * @param blockSize k, at least 1
     * @param random where permutations and blocks are drawn from
     * @param workers who computes
     * @return the preconditioner
     */
    public static SymmetricProduct random(
            int dimension, double scale, int layers, int blockSize, RandomStream random, Workers workers) {
        Require.atLeast("layers", layers, 0);
        int width = hiddenSize(dimension, blockSize);
        List<BlockPermutation> chain = new ArrayList<>(layers);
        for (int layer = 0; layer < layers; layer++) {
            double[][][] blocks = new double[width / blockSize][][];
            Arrays.setAll(blocks, block -> RandomOrthogonal.matrix(blockSize, random));
            chain.add(layer(layer == 0, random.nextPermutation(width), blocks));
        }
        return new SymmetricProduct(dimension, width, scale, chain, null, workers);
    }

    /**
     * The preconditioner of LODO with given permutations and weights.
     *
     * @param dimension n, at least 1
     * @param scale α₀, positive
     * @param blockSize k, at least 1
     * @param permutations for each layer the permutation before its blocks, out[j] = in[permutation[j]], of
     *     {@link #hiddenSize} entries
     * @param weights for each layer its blocks, as [block][in][out]; copied
     * @param workers who computes
     * @return the preconditioner
     * @throws IllegalArgumentException if sizes do not fit or a permutation is none
     */
    public static SymmetricProduct of(
            int dimension,
            double scale,
            int blockSize,
            List<int[]> permutations,
            List<double[][][]> weights,
            Workers workers) {
        if (permutations.size() != weights.size()) {
            throw new IllegalArgumentException("weights has " + weights.size() + " layers: must have "
                    + permutations.size() + ", as permutations");
        }
        int width = hiddenSize(dimension, blockSize);
        List<BlockPermutation> chain = new ArrayList<>();
        for (int layer = 0; layer < weights.size(); layer++) {
            double[][][] blocks = weights.get(layer);
            if (blocks.length * blockSize != width
                    || !Arrays.stream(blocks).allMatch(block -> isSquare(block, blockSize))) {
                throw new IllegalArgumentException("weights of layer " + layer + " are " + blocks.length
                        + " blocks: must be " + width / blockSize + " blocks of " + blockSize + " × " + blockSize);
            }
            Permutations.check("permutation of layer " + layer, permutations.get(layer), width);
            chain.add(layer(layer == 0, permutations.get(layer), blocks));
        }
        return new SymmetricProduct(dimension, width, scale, chain, null, workers);
    }

    private static boolean isSquare(double[][] block, int size) {
        return block.length == size && Arrays.stream(block).allMatch(row -> row.length == size);
    }

    /** The first layer reads the padded input, which stands in natural order; all others read lane order. */
    private static BlockPermutation layer(boolean first, int[] permutation, double[][][] blocksOfWeights) {
        int blocks = blocksOfWeights.length;
        int blockSize = permutation.length / blocks;
        int[][] source = new int[blockSize][blocks];
        for (int i = 0; i < blockSize; i++) {
            for (int p = 0; p < blocks; p++) {
                int natural = permutation[p * blockSize + i];
                source[i][p] = first ? natural : natural % blockSize * blocks + natural / blockSize;
            }
        }
        return new BlockPermutation(blockSize, source, blocksOfWeights);
    }

    @Override
    public int width() {
        return blockSize * blocks;
    }

    @Override
    public int lanes() {
        return blockSize;
    }

    @Override
    public void forward(double[] in, double[] out, Trace trace, Workspace workspace) {
        loop.entering = in;
        loop.leaving = out;
        loop.u = trace;
        loop.workspace = workspace;
        workspace.workers().forEach(blocks, Workspace.chunk(blocks), loop.forward);
    }

    @Override
    public void transpose(Trace trace, double[][] out, Workspace workspace) {
        loop.u = trace;
        loop.workspace = workspace;
        workspace.workers().forEach(blocks, Workspace.chunk(blocks), loop.multiplyTransposed);
        undoPermutation(out, workspace);
    }

    @Override
    public void transposeAndLearn(
            Trace u, Trace v, double factor, UpdateRule rule, int firstGroup, double[][] out, Workspace workspace) {
        loop.u = u;
        loop.v = v;
        loop.factor = factor;
        loop.rule = rule;
        loop.firstGroup = firstGroup;
        loop.workspace = workspace;
        if (out == null) {
            workspace.workers().forEach(blocks, Workspace.chunk(blocks), loop.learn);
        } else {
            workspace.workers().forEach(blocks, Workspace.chunk(blocks), loop.multiplyTransposedAndLearn);
            undoPermutation(out, workspace);
        }
    }

    private void undoPermutation(double[][] out, Workspace workspace) {
        loop.leavingLanes = out;
        workspace.workers().forEach(out[0].length, Workspace.chunk(out[0].length), loop.undoPermutation);
    }

    /**
     * The weights, k² stores of one column: store i·k + o holds W[i][o] of every block.
     *
     * @return live stores
     */
    @Override
    public List<R064Store> parameters() {
        return Collections.unmodifiableList(Arrays.asList(weights));
    }

    /** Loop bodies with their arguments. They are made once, so that a step allocates nothing. */
    private final class Loop {
        final Workers.Body forward = this::forward;
        final Workers.Body multiplyTransposed = this::multiplyTransposed;
        final Workers.Body learn = this::learn;
        final Workers.Body multiplyTransposedAndLearn = this::multiplyTransposedAndLearn;
        final Workers.Body undoPermutation = this::undoPermutation;
        double[] entering;
        double[] leaving;
        double[][] leavingLanes;
        Trace u;
        Trace v;
        double factor;
        UpdateRule rule;
        int firstGroup;
        Workspace workspace;

        private void forward(int from, int to) {
            double[][] permuted = u.input();
            for (int i = 0; i < blockSize; i++) {
                Lanes.gather(entering, source[i], 0, permuted[i], from, to);
            }
            Lanes.multiply(weightLanes, permuted, workspace.lanes(), from, to);
            flatten(leaving, from, to);
        }

        private void multiplyTransposed(int from, int to) {
            Lanes.multiplyTransposed(weightLanes, u.output(), workspace.lanes(), from, to);
            flatten(workspace.flat(), from, to);
        }

        private void multiplyTransposedAndLearn(int from, int to) {
            multiplyTransposed(from, to);
            learn(from, to);
        }

        private void learn(int from, int to) {
            double[] gradient = workspace.lanes()[0];
            for (int i = 0; i < blockSize; i++) {
                for (int o = 0; o < blockSize; o++) {
                    Lanes.sumOfProducts(
                            factor, u.input()[i], v.output()[o], v.input()[i], u.output()[o], gradient, from, to);
                    int lane = i * blockSize + o;
                    rule.update(firstGroup + lane, gradient, weightLanes[lane], from, to);
                }
            }
        }

        private void undoPermutation(int from, int to) {
            for (int lane = 0; lane < leavingLanes.length; lane++) {
                int first = lane * leavingLanes[lane].length;
                Lanes.gather(workspace.flat(), destination, first, leavingLanes[lane], from, to);
            }
        }

        private void flatten(double[] flat, int from, int to) {
            double[][] product = workspace.lanes();
            for (int lane = 0; lane < blockSize; lane++) {
                System.arraycopy(product[lane], from, flat, lane * blocks + from, to - from);
            }
        }
    }
}
