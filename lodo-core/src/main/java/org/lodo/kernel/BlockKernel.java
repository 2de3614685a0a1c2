package org.lodo.kernel;

/**
 * Products of many k × k matrices with many vectors at once, all in natural order: vector b is entries k b to k b + k − 1. All
 * methods work on the blocks [from, to). They take the matrices of that range in one array, matrix after matrix and row by row.
 * Kernels have no state.
 */
public interface BlockKernel {

    /**
     * Whether there is a kernel for a size.
     *
     * @param size k
     * @return true for 4 and 8
     */
    static boolean isAvailable(int size) {
        return size == 4 || size == 8;
    }

    /**
     * The kernel for a size.
     *
     * @param size k, one for which {@link #isAvailable}
     * @return the kernel
     * @throws IllegalArgumentException if there is none
     */
    static BlockKernel of(int size) {
        return switch (size) {
            case 4 -> new BlocksOfFour();
            case 8 -> new BlocksOfEight();
            default -> throw new IllegalArgumentException("size is " + size + ": must be 4 or 8");
        };
    }

    /**
     * @return k
     */
    int size();

    /**
     * kept ← in[index], then out_o ← Σ_i W[i][o] kept_i within each block.
     *
     * @param weights the matrices of the range
     * @param in any vector
     * @param index positions in {@code in}
     * @param kept overwritten
     * @param out overwritten
     * @param from first block
     * @param to one past the last block
     */
    void multiply(double[] weights, double[] in, int[] index, double[] kept, double[] out, int from, int to);

    /**
     * What {@link #multiply} does, for two vectors.
     *
     * @param weights the matrices of the range
     * @param index positions in {@code in} and {@code otherIn}
     * @param in any vector
     * @param kept overwritten
     * @param out overwritten
     * @param otherIn any vector
     * @param otherKept overwritten
     * @param otherOut overwritten
     * @param from first block
     * @param to one past the last block
     */
    default void multiplyBoth(
            double[] weights,
            int[] index,
            double[] in,
            double[] kept,
            double[] out,
            double[] otherIn,
            double[] otherKept,
            double[] otherOut,
            int from,
            int to) {
        multiply(weights, in, index, kept, out, from, to);
        multiply(weights, otherIn, index, otherKept, otherOut, from, to);
    }

    /**
     * kept ← in[index], then out_i ← Σ_o W[i][o] kept_o within each block.
     *
     * @param weights the matrices of the range
     * @param in any vector
     * @param index positions in {@code in}
     * @param kept overwritten
     * @param out overwritten
     * @param from first block
     * @param to one past the last block
     */
    void multiplyTransposed(double[] weights, double[] in, int[] index, double[] kept, double[] out, int from, int to);

    /**
     * What {@link #multiplyTransposed} does, for two vectors.
     *
     * @param weights the matrices of the range
     * @param index positions in {@code in} and {@code otherIn}
     * @param in any vector
     * @param kept overwritten
     * @param out overwritten
     * @param otherIn any vector
     * @param otherKept overwritten
     * @param otherOut overwritten
     * @param from first block
     * @param to one past the last block
     */
    default void multiplyBothTransposed(
            double[] weights,
            int[] index,
            double[] in,
            double[] kept,
            double[] out,
            double[] otherIn,
            double[] otherKept,
            double[] otherOut,
            int from,
            int to) {
        multiplyTransposed(weights, in, index, kept, out, from, to);
        multiplyTransposed(weights, otherIn, index, otherKept, otherOut, from, to);
    }

    /**
     * out_i ← Σ_o W[i][o] in_o within each block.
     *
     * @param weights the matrices of the range
     * @param in vectors
     * @param out overwritten
     * @param from first block
     * @param to one past the last block
     */
    void applyTransposed(double[] weights, double[] in, double[] out, int from, int to);

    /**
     * out[i][o] ← factor · (a_i b_o + c_i d_o) within each block.
     *
     * @param factor multiplies the sum
     * @param a vectors
     * @param b vectors
     * @param c vectors
     * @param d vectors
     * @param out the matrices of the range, overwritten
     * @param from first block
     * @param to one past the last block
     */
    void sumOfProducts(double factor, double[] a, double[] b, double[] c, double[] d, double[] out, int from, int to);

    /**
     * W[i][o] ← W[i][o] + rate · (a_i b_o + c_i d_o) within each block.
     *
     * @param rate multiplies the sum
     * @param a vectors
     * @param b vectors
     * @param c vectors
     * @param d vectors
     * @param weights the matrices of the range, changed in place
     * @param from first block
     * @param to one past the last block
     */
    void addSumOfProducts(
            double rate, double[] a, double[] b, double[] c, double[] d, double[] weights, int from, int to);

    /**
     * out_i ← Σ_o W[i][o] d_o, then W[i][o] ← W[i][o] + rate · (a_i b_o + c_i d_o) within each block.
     *
     * @param rate multiplies the sum
     * @param a vectors
     * @param b vectors
     * @param c vectors
     * @param d vectors
     * @param weights the matrices of the range, changed in place
     * @param out vectors, overwritten
     * @param from first block
     * @param to one past the last block
     */
    default void applyTransposedThenAdd(
            double rate,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double[] weights,
            double[] out,
            int from,
            int to) {
        applyTransposed(weights, d, out, from, to);
        addSumOfProducts(rate, a, b, c, d, weights, from, to);
    }

    /**
     * The sum of the squared Frobenius norms of a bᵀ + c dᵀ over the blocks of the range; see {@link Lanes#sumOfSquaredNorms}.
     *
     * @param a vectors
     * @param b vectors
     * @param c vectors
     * @param d vectors
     * @param squares overwritten with the squared norms, one for each block of the range from index 0
     * @param from first block
     * @param to one past the last block
     * @return the sum over the range, by {@link Vectors#sum}
     */
    double sumOfSquaredNorms(double[] a, double[] b, double[] c, double[] d, double[] squares, int from, int to);
}
