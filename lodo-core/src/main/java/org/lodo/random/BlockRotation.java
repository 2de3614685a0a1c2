package org.lodo.random;

import org.lodo.validation.Require;

/**
 * Q = P B Pᵀ with a random permutation P and a block-diagonal matrix B of random orthogonal blocks, which turns random groups
 * of coordinates among themselves. A product takes n k multiplications with blocks of k, whatever n is. The last block is smaller
 * if k does not divide n.
 */
public final class BlockRotation implements Rotation {

    /** Coordinate order[i] is the i-th of the blocks' coordinates. */
    private final int[] order;

    private final int blockSize;

    /** The rows of each block. */
    private final double[][][] blocks;

    /**
     * @param dimension n
     * @param blockSize k, the number of coordinates of a block
     * @param random where permutation and blocks come from, in this order
     */
    public BlockRotation(int dimension, int blockSize, RandomStream random) {
        Require.atLeast("dimension", dimension, 1);
        this.blockSize = Require.atLeast("blockSize", blockSize, 1);
        order = random.nextPermutation(dimension);
        blocks = new double[(dimension + blockSize - 1) / blockSize][][];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = RandomOrthogonal.matrix(Math.min(blockSize, dimension - b * blockSize), random);
        }
    }

    @Override
    public void rotate(double[] v, double[] work) {
        for (int b = 0; b < blocks.length; b++) {
            int from = b * blockSize;
            double[][] rows = blocks[b];
            gather(v, from, rows.length, work);
            for (int r = 0; r < rows.length; r++) {
                double[] row = rows[r];
                double even = 0;
                double odd = 0;
                int c = 0;
                for (; c + 1 < row.length; c += 2) {
                    even = Math.fma(row[c], work[c], even);
                    odd = Math.fma(row[c + 1], work[c + 1], odd);
                }
                v[order[from + r]] = c < row.length ? Math.fma(row[c], work[c], even + odd) : even + odd;
            }
        }
    }

    @Override
    public void rotateBack(double[] v, double[] work) {
        for (int b = 0; b < blocks.length; b++) {
            int from = b * blockSize;
            double[][] rows = blocks[b];
            for (int c = 0; c < rows.length; c++) {
                work[c] = 0;
            }
            for (int r = 0; r < rows.length; r++) {
                double[] row = rows[r];
                double entry = v[order[from + r]];
                for (int c = 0; c < row.length; c++) {
                    work[c] = Math.fma(entry, row[c], work[c]);
                }
            }
            for (int c = 0; c < rows.length; c++) {
                v[order[from + c]] = work[c];
            }
        }
    }

    private void gather(double[] v, int from, int count, double[] work) {
        for (int i = 0; i < count; i++) {
            work[i] = v[order[from + i]];
        }
    }
}
