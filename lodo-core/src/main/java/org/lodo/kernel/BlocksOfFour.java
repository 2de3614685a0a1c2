package org.lodo.kernel;

/**
 * Products of many 4 × 4 matrices with many vectors at once.
 *
 * <p>Loops over a block's entries are unrolled by hand. The compiler of Java 17 does not vectorize the loops over blocks, but
 * they are bound by memory, and a single pass that gathers, multiplies and stores waits for it only once.
 */
final class BlocksOfFour implements BlockKernel {

    private static final int SIZE = 4;

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public void multiply(double[] weights, double[] in, int[] index, double[] kept, double[] out, int from, int to) {
        double[] w = weights;
        for (int b = from; b < to; b++) {
            int j = SIZE * b;
            int q = SIZE * SIZE * (b - from);
            double x0 = in[index[j]];
            double x1 = in[index[j + 1]];
            double x2 = in[index[j + 2]];
            double x3 = in[index[j + 3]];
            kept[j] = x0;
            kept[j + 1] = x1;
            kept[j + 2] = x2;
            kept[j + 3] = x3;
            out[j] = dot(w[q], x0, w[q + 4], x1, w[q + 8], x2, w[q + 12], x3);
            out[j + 1] = dot(w[q + 1], x0, w[q + 5], x1, w[q + 9], x2, w[q + 13], x3);
            out[j + 2] = dot(w[q + 2], x0, w[q + 6], x1, w[q + 10], x2, w[q + 14], x3);
            out[j + 3] = dot(w[q + 3], x0, w[q + 7], x1, w[q + 11], x2, w[q + 15], x3);
        }
    }

    @Override
    public void multiplyTransposed(
            double[] weights, double[] in, int[] index, double[] kept, double[] out, int from, int to) {
        double[] w = weights;
        for (int b = from; b < to; b++) {
            int j = SIZE * b;
            int q = SIZE * SIZE * (b - from);
            double x0 = in[index[j]];
            double x1 = in[index[j + 1]];
            double x2 = in[index[j + 2]];
            double x3 = in[index[j + 3]];
            kept[j] = x0;
            kept[j + 1] = x1;
            kept[j + 2] = x2;
            kept[j + 3] = x3;
            out[j] = dot(w[q], x0, w[q + 1], x1, w[q + 2], x2, w[q + 3], x3);
            out[j + 1] = dot(w[q + 4], x0, w[q + 5], x1, w[q + 6], x2, w[q + 7], x3);
            out[j + 2] = dot(w[q + 8], x0, w[q + 9], x1, w[q + 10], x2, w[q + 11], x3);
            out[j + 3] = dot(w[q + 12], x0, w[q + 13], x1, w[q + 14], x2, w[q + 15], x3);
        }
    }

    @Override
    public void applyTransposed(double[] weights, double[] in, double[] out, int from, int to) {
        double[] w = weights;
        for (int b = from; b < to; b++) {
            int j = SIZE * b;
            int q = SIZE * SIZE * (b - from);
            double x0 = in[j];
            double x1 = in[j + 1];
            double x2 = in[j + 2];
            double x3 = in[j + 3];
            out[j] = dot(w[q], x0, w[q + 1], x1, w[q + 2], x2, w[q + 3], x3);
            out[j + 1] = dot(w[q + 4], x0, w[q + 5], x1, w[q + 6], x2, w[q + 7], x3);
            out[j + 2] = dot(w[q + 8], x0, w[q + 9], x1, w[q + 10], x2, w[q + 11], x3);
            out[j + 3] = dot(w[q + 12], x0, w[q + 13], x1, w[q + 14], x2, w[q + 15], x3);
        }
    }

    @Override
    public void sumOfProducts(
            double factor, double[] a, double[] b, double[] c, double[] d, double[] out, int from, int to) {
        for (int block = from; block < to; block++) {
            int j = SIZE * block;
            double b0 = b[j];
            double b1 = b[j + 1];
            double b2 = b[j + 2];
            double b3 = b[j + 3];
            double d0 = d[j];
            double d1 = d[j + 1];
            double d2 = d[j + 2];
            double d3 = d[j + 3];
            int first = SIZE * SIZE * (block - from);
            for (int i = 0; i < SIZE; i++) {
                int q = first + SIZE * i;
                double left = a[j + i];
                double right = c[j + i];
                out[q] = factor * Math.fma(left, b0, right * d0);
                out[q + 1] = factor * Math.fma(left, b1, right * d1);
                out[q + 2] = factor * Math.fma(left, b2, right * d2);
                out[q + 3] = factor * Math.fma(left, b3, right * d3);
            }
        }
    }

    @Override
    public void addSumOfProducts(
            double rate, double[] a, double[] b, double[] c, double[] d, double[] weights, int from, int to) {
        double[] w = weights;
        for (int block = from; block < to; block++) {
            int j = SIZE * block;
            double b0 = b[j];
            double b1 = b[j + 1];
            double b2 = b[j + 2];
            double b3 = b[j + 3];
            double d0 = d[j];
            double d1 = d[j + 1];
            double d2 = d[j + 2];
            double d3 = d[j + 3];
            int first = SIZE * SIZE * (block - from);
            for (int i = 0; i < SIZE; i++) {
                int q = first + SIZE * i;
                double left = a[j + i];
                double right = c[j + i];
                w[q] = Math.fma(rate, Math.fma(left, b0, right * d0), w[q]);
                w[q + 1] = Math.fma(rate, Math.fma(left, b1, right * d1), w[q + 1]);
                w[q + 2] = Math.fma(rate, Math.fma(left, b2, right * d2), w[q + 2]);
                w[q + 3] = Math.fma(rate, Math.fma(left, b3, right * d3), w[q + 3]);
            }
        }
    }

    @Override
    public double sumOfSquaredNorms(
            double[] a, double[] b, double[] c, double[] d, double[] squares, int from, int to) {
        for (int block = from; block < to; block++) {
            int j = SIZE * block;
            double aa = inner(a, a, j);
            double cc = inner(c, c, j);
            double ac = inner(a, c, j);
            double bb = inner(b, b, j);
            double dd = inner(d, d, j);
            double bd = inner(b, d, j);
            squares[block - from] = Math.fma(aa, bb, Math.fma(cc, dd, 2 * (ac * bd)));
        }
        return Vectors.sum(squares, 0, to - from);
    }

    private static double inner(double[] x, double[] y, int j) {
        return dot(x[j], y[j], x[j + 1], y[j + 1], x[j + 2], y[j + 2], x[j + 3], y[j + 3]);
    }

    /** Adds the terms in the order of {@link Lanes}. */
    private static double dot(double w0, double x0, double w1, double x1, double w2, double x2, double w3, double x3) {
        return Math.fma(w3, x3, Math.fma(w2, x2, Math.fma(w1, x1, w0 * x0)));
    }
}
