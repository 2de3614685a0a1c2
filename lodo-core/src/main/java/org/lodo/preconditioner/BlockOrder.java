package org.lodo.preconditioner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts the blocks of every layer by the first unit of the layer below that they read. One read of each block then is
 * sequential, and the others are closer to it. Only the positions of blocks change; the linear map stays the same.
 *
 * @param permutations for each layer, the lowest first, the permutation before its blocks in their new positions
 * @param blocks for each layer, the original index of the block at each new position
 */
record BlockOrder(List<int[]> permutations, List<int[]> blocks) {

    static BlockOrder of(int blockSize, List<int[]> permutations) {
        List<int[]> moved = new ArrayList<>();
        List<int[]> blocks = new ArrayList<>();
        int[] place = permutations.isEmpty() ? new int[0] : Permutations.identity(permutations.get(0).length);
        for (int[] permutation : permutations) {
            int[] source = new int[permutation.length];
            for (int j = 0; j < source.length; j++) {
                source[j] = place[permutation[j]];
            }
            int[] order = byFirstSource(blockSize, source);
            int[] permuted = new int[source.length];
            for (int b = 0; b < order.length; b++) {
                for (int i = 0; i < blockSize; i++) {
                    permuted[b * blockSize + i] = source[order[b] * blockSize + i];
                    place[order[b] * blockSize + i] = b * blockSize + i;
                }
            }
            moved.add(permuted);
            blocks.add(order);
        }
        return new BlockOrder(moved, blocks);
    }

    private static int[] byFirstSource(int blockSize, int[] source) {
        boolean[] isFirst = new boolean[source.length];
        int[] blockOf = new int[source.length];
        for (int b = 0; b * blockSize < source.length; b++) {
            int first = source.length;
            for (int i = 0; i < blockSize; i++) {
                first = Math.min(first, source[b * blockSize + i]);
            }
            isFirst[first] = true;
            blockOf[first] = b;
        }
        int[] order = new int[source.length / blockSize];
        int next = 0;
        for (int unit = 0; unit < source.length; unit++) {
            if (isFirst[unit]) {
                order[next++] = blockOf[unit];
            }
        }
        return order;
    }

    /**
     * Undoes the reordering: the canonical form of a chain of layers built in this order.
     *
     * @param layers the chain, the lowest layer first
     * @param blockOrders the {@link #blocks} of the order
     */
    static List<PermutedBlocks> undo(int blockSize, List<BlockLayer> layers, List<int[]> blockOrders) {
        List<PermutedBlocks> given = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            int[] order = blockOrders.get(layer);
            int[] below = layer == 0 ? null : blockOrders.get(layer - 1);
            int[] source = layers.get(layer).source();
            double[][][] weights = layers.get(layer).weights();
            int[] permutation = new int[source.length];
            double[][][] blocks = new double[weights.length][][];
            for (int b = 0; b < order.length; b++) {
                blocks[order[b]] = weights[b];
                for (int i = 0; i < blockSize; i++) {
                    int unit = source[b * blockSize + i];
                    permutation[order[b] * blockSize + i] =
                            below == null ? unit : below[unit / blockSize] * blockSize + unit % blockSize;
                }
            }
            given.add(new PermutedBlocks(permutation, blocks));
        }
        return given;
    }

    double[][][] reordered(int layer, double[][][] given) {
        return Arrays.stream(blocks.get(layer)).mapToObj(b -> given[b]).toArray(double[][][]::new);
    }
}
