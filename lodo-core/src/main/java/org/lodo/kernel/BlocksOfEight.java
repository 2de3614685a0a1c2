package org.lodo.kernel;

/**
 * Products of many 8 × 8 matrices with many vectors at once, all in natural order; see {@link BlocksOfFour}, whose methods these
 * are for matrices of another size. Sums are in the order of {@link Lanes}.
 */
public final class BlocksOfEight {

    /** The number of rows of a matrix. */
    public static final int SIZE = 8;

    private BlocksOfEight() {}

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
    public static void multiply(
            double[] weights, double[] in, int[] index, double[] kept, double[] out, int from, int to) {
        double[] w = weights;
        for (int b = from; b < to; b++) {
            int j = SIZE * b;
            for (int i = j; i < j + SIZE; i++) {
                kept[i] = in[index[i]];
            }
            double x0 = kept[j];
            double x1 = kept[j + 1];
            double x2 = kept[j + 2];
            double x3 = kept[j + 3];
            double x4 = kept[j + 4];
            double x5 = kept[j + 5];
            double x6 = kept[j + 6];
            double x7 = kept[j + 7];
            int q = SIZE * SIZE * (b - from);
            for (int o = 0; o < SIZE; o++) {
                double sum = Math.fma(w[q + o + 8], x1, w[q + o] * x0);
                sum = Math.fma(w[q + o + 24], x3, Math.fma(w[q + o + 16], x2, sum));
                sum = Math.fma(w[q + o + 40], x5, Math.fma(w[q + o + 32], x4, sum));
                out[j + o] = Math.fma(w[q + o + 56], x7, Math.fma(w[q + o + 48], x6, sum));
            }
        }
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
    public static void multiplyTransposed(
            double[] weights, double[] in, int[] index, double[] kept, double[] out, int from, int to) {
        double[] w = weights;
        for (int b = from; b < to; b++) {
            int j = SIZE * b;
            for (int i = j; i < j + SIZE; i++) {
                kept[i] = in[index[i]];
            }
            double x0 = kept[j];
            double x1 = kept[j + 1];
            double x2 = kept[j + 2];
            double x3 = kept[j + 3];
            double x4 = kept[j + 4];
            double x5 = kept[j + 5];
            double x6 = kept[j + 6];
            double x7 = kept[j + 7];
            for (int i = 0; i < SIZE; i++) {
                int q = SIZE * (SIZE * (b - from) + i);
                double sum = Math.fma(w[q + 1], x1, w[q] * x0);
                sum = Math.fma(w[q + 3], x3, Math.fma(w[q + 2], x2, sum));
                sum = Math.fma(w[q + 5], x5, Math.fma(w[q + 4], x4, sum));
                out[j + i] = Math.fma(w[q + 7], x7, Math.fma(w[q + 6], x6, sum));
            }
        }
    }

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
    public static void sumOfProducts(
            double factor, double[] a, double[] b, double[] c, double[] d, double[] out, int from, int to) {
        for (int block = from; block < to; block++) {
            int j = SIZE * block;
            for (int i = 0; i < SIZE; i++) {
                int q = SIZE * (SIZE * (block - from) + i);
                double left = a[j + i];
                double right = c[j + i];
                for (int o = 0; o < SIZE; o++) {
                    out[q + o] = factor * Math.fma(left, b[j + o], right * d[j + o]);
                }
            }
        }
    }

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
    public static void addSumOfProducts(
            double rate, double[] a, double[] b, double[] c, double[] d, double[] weights, int from, int to) {
        double[] w = weights;
        for (int block = from; block < to; block++) {
            int j = SIZE * block;
            for (int i = 0; i < SIZE; i++) {
                int q = SIZE * (SIZE * (block - from) + i);
                double left = a[j + i];
                double right = c[j + i];
                for (int o = 0; o < SIZE; o++) {
                    w[q + o] = Math.fma(rate, Math.fma(left, b[j + o], right * d[j + o]), w[q + o]);
                }
            }
        }
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
    public static double sumOfSquaredNorms(
            double[] a, double[] b, double[] c, double[] d, double[] squares, int from, int to) {
        for (int block = from; block < to; block++) {
            double aa = 0;
            double cc = 0;
            double ac = 0;
            double bb = 0;
            double dd = 0;
            double bd = 0;
            for (int i = SIZE * block; i < SIZE * (block + 1); i++) {
                aa = Math.fma(a[i], a[i], aa);
                cc = Math.fma(c[i], c[i], cc);
                ac = Math.fma(a[i], c[i], ac);
                bb = Math.fma(b[i], b[i], bb);
                dd = Math.fma(d[i], d[i], dd);
                bd = Math.fma(b[i], d[i], bd);
            }
            squares[block - from] = Math.fma(aa, bb, Math.fma(cc, dd, 2 * (ac * bd)));
        }
        return Vectors.sum(squares, 0, to - from);
    }
}
