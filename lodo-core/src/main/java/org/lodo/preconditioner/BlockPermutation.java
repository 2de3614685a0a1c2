package org.lodo.preconditioner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodo.kernel.BlockKernel;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomOrthogonal;
import org.lodo.random.RandomStream;
import org.lodo.validation.Require;

/**
 * The preconditioner of LODO: a {@link SymmetricProduct} whose layers are a fixed permutation, then a block-diagonal matrix of
 * learned k × k blocks, out_o = Σ_i in_i W[i][o] within each block (Liao et al. 2023, section 3.2 and figure 1).
 *
 * <p>How weights are stored depends on n and k. The blocks of a layer are sorted by the first unit of the layer below that they
 * read, which does not change G because the neighbouring permutations follow. With k = 4 or 8 and vectors that fit in a cache,
 * {@link SymmetricProduct#parameters} has one or more stores for each layer, block after block, each block as rows W[i].
 * Otherwise it has k² stores for each layer, where store i·k + o holds W[i][o] of every block. Products and steps are
 * the same to the bit. {@link BlockPermutationForm} has one order for all sizes.
 */
public final class BlockPermutation {

    /**
     * Up to this width the vector between two layers stays in the core's caches and {@link FusedBlocks} are faster. Beyond it,
     * {@link LaneBlocks} are, because their separate gathers wait less for memory; they then gather for a whole layer at a time.
     */
    private static final int MAX_FUSED_WIDTH = 1 << 19;

    private BlockPermutation() {}

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
     * LODO's initial preconditioner: G = α₀ Eᵀ Aᵀ A E with random permutations and random orthogonal blocks, so that
     * G = α₀ I.
     *
     * @param dimension n, at least 1
     * @param scale α₀, positive
     * @param layers N, at least 0; with no layers G is always α₀ I
     * @param blockSize k, at least 1
     * @param random source of the permutations and blocks
     * @param workers the threads that compute; results do not depend on them
     * @return the preconditioner
     */
    public static SymmetricProduct random(
            int dimension, double scale, int layers, int blockSize, RandomStream random, Workers workers) {
        Require.atLeast("layers", layers, 0);
        int width = hiddenSize(dimension, blockSize);
        List<int[]> permutations = new ArrayList<>(layers);
        List<double[][][]> weights = new ArrayList<>(layers);
        for (int layer = 0; layer < layers; layer++) {
            double[][][] blocks = new double[width / blockSize][][];
            Arrays.setAll(blocks, block -> RandomOrthogonal.matrix(blockSize, random));
            permutations.add(random.nextPermutation(width));
            weights.add(blocks);
        }
        return product(dimension, scale, blockSize, permutations, weights, workers);
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
     * @param workers the threads that compute; results do not depend on them
     * @return the preconditioner
     * @throws IllegalArgumentException if sizes do not fit or a permutation is not one
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
        for (int layer = 0; layer < weights.size(); layer++) {
            checkLayer(layer, width, blockSize, permutations.get(layer), weights.get(layer));
        }
        return product(dimension, scale, blockSize, permutations, weights, workers);
    }

    static void checkLayer(int layer, int width, int blockSize, int[] permutation, double[][][] blocks) {
        if (blocks.length * blockSize != width
                || !Arrays.stream(blocks).allMatch(block -> isSquare(block, blockSize))) {
            throw new IllegalArgumentException("weights of layer " + layer + " are " + blocks.length
                    + " blocks: must be " + width / blockSize + " blocks of " + blockSize + " × " + blockSize);
        }
        Permutations.check("permutation of layer " + layer, permutation, width);
    }

    private static boolean isSquare(double[][] block, int size) {
        return block.length == size && Arrays.stream(block).allMatch(row -> row.length == size);
    }

    private static SymmetricProduct product(
            int dimension,
            double scale,
            int blockSize,
            List<int[]> permutations,
            List<double[][][]> weights,
            Workers workers) {
        int width = hiddenSize(dimension, blockSize);
        BlockOrder order = BlockOrder.of(blockSize, permutations);
        List<PermutationIndices> indices = PermutationIndices.of(order.permutations());
        List<BlockLayer> chain = new ArrayList<>();
        boolean fitsCache = width <= MAX_FUSED_WIDTH;
        for (int layer = 0; layer < indices.size(); layer++) {
            PermutationIndices ofLayer = indices.get(layer);
            double[][][] blocks = order.reordered(layer, weights.get(layer));
            chain.add(
                    BlockKernel.isAvailable(blockSize) && fitsCache
                            ? new FusedBlocks(ofLayer, blocks)
                            : new LaneBlocks(blockSize, ofLayer, layer == 0, !fitsCache, blocks));
        }
        List<int[]> blockOrders = order.blocks();
        return new SymmetricProduct(
                dimension,
                width,
                scale,
                chain,
                null,
                factor -> new BlockPermutationForm(
                        dimension, factor, blockSize, BlockOrder.undo(blockSize, chain, blockOrders)),
                workers);
    }
}
