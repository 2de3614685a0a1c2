package org.lodo.preconditioner;

import java.util.Arrays;

/**
 * A layer L = B P of a {@link BlockPermutationForm}: a permutation, then a block-diagonal matrix. With k the size of a block,
 *
 * <pre>
 * (P x)[j] = x[permutation[j]]
 * (B x)[b k + o] = Σ_i blocks[b][i][o] x[b k + i]
 * </pre>
 *
 * <p>Immutable: arrays are copied on the way in and on the way out.
 *
 * @param permutation P, a permutation of 0 to h − 1 with h the number of hidden units
 * @param blocks the h / k blocks of B, as [block][in][out], each k × k
 */
public record PermutedBlocks(int[] permutation, double[][][] blocks) {

    /** Copies both arrays. Whether their sizes fit is checked by {@link BlockPermutationForm}. */
    public PermutedBlocks {
        permutation = permutation.clone();
        blocks = copy(blocks);
    }

    /**
     * @return a copy of the permutation
     */
    @Override
    public int[] permutation() {
        return permutation.clone();
    }

    /**
     * @return a copy of the blocks, as [block][in][out]
     */
    @Override
    public double[][][] blocks() {
        return copy(blocks);
    }

    void checkAsLayer(int layer, int width, int blockSize) {
        BlockPermutation.checkLayer(layer, width, blockSize, permutation, blocks);
    }

    private static double[][][] copy(double[][][] blocks) {
        return Arrays.stream(blocks)
                .map(block -> Arrays.stream(block).map(double[]::clone).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** Whether the other layer has the same permutation and the same bits in its blocks. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PermutedBlocks that
                && Arrays.equals(permutation, that.permutation)
                && Arrays.deepEquals(blocks, that.blocks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(permutation) + Arrays.deepHashCode(blocks);
    }

    @Override
    public String toString() {
        return "PermutedBlocks[permutation=" + Arrays.toString(permutation) + ", blocks=" + Arrays.deepToString(blocks)
                + "]";
    }
}
