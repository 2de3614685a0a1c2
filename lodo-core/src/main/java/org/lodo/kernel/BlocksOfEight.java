package org.lodo.kernel;

/**
 * Products of many 8 × 8 matrices with many vectors at once. Loops over a block's entries are unrolled by hand, as in
 * {@link BlocksOfFour}: rolled loops took up to 1.7 times as long.
 */
final class BlocksOfEight implements BlockKernel {

    private static final int SIZE = 8;

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
            double x4 = in[index[j + 4]];
            double x5 = in[index[j + 5]];
            double x6 = in[index[j + 6]];
            double x7 = in[index[j + 7]];
            kept[j] = x0;
            kept[j + 1] = x1;
            kept[j + 2] = x2;
            kept[j + 3] = x3;
            kept[j + 4] = x4;
            kept[j + 5] = x5;
            kept[j + 6] = x6;
            kept[j + 7] = x7;
            out[j] = column(w, q, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 1] = column(w, q + 1, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 2] = column(w, q + 2, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 3] = column(w, q + 3, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 4] = column(w, q + 4, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 5] = column(w, q + 5, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 6] = column(w, q + 6, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 7] = column(w, q + 7, x0, x1, x2, x3, x4, x5, x6, x7);
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
            double x4 = in[index[j + 4]];
            double x5 = in[index[j + 5]];
            double x6 = in[index[j + 6]];
            double x7 = in[index[j + 7]];
            kept[j] = x0;
            kept[j + 1] = x1;
            kept[j + 2] = x2;
            kept[j + 3] = x3;
            kept[j + 4] = x4;
            kept[j + 5] = x5;
            kept[j + 6] = x6;
            kept[j + 7] = x7;
            out[j] = row(w, q, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 1] = row(w, q + 8, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 2] = row(w, q + 16, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 3] = row(w, q + 24, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 4] = row(w, q + 32, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 5] = row(w, q + 40, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 6] = row(w, q + 48, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 7] = row(w, q + 56, x0, x1, x2, x3, x4, x5, x6, x7);
        }
    }

    /** The weights of a block are read once for both vectors. */
    @Override
    public void multiplyBoth(
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
        double[] w = weights;
        for (int b = from; b < to; b++) {
            int j = SIZE * b;
            int q = SIZE * SIZE * (b - from);
            double x0 = in[index[j]];
            double x1 = in[index[j + 1]];
            double x2 = in[index[j + 2]];
            double x3 = in[index[j + 3]];
            double x4 = in[index[j + 4]];
            double x5 = in[index[j + 5]];
            double x6 = in[index[j + 6]];
            double x7 = in[index[j + 7]];
            kept[j] = x0;
            kept[j + 1] = x1;
            kept[j + 2] = x2;
            kept[j + 3] = x3;
            kept[j + 4] = x4;
            kept[j + 5] = x5;
            kept[j + 6] = x6;
            kept[j + 7] = x7;
            double y0 = otherIn[index[j]];
            double y1 = otherIn[index[j + 1]];
            double y2 = otherIn[index[j + 2]];
            double y3 = otherIn[index[j + 3]];
            double y4 = otherIn[index[j + 4]];
            double y5 = otherIn[index[j + 5]];
            double y6 = otherIn[index[j + 6]];
            double y7 = otherIn[index[j + 7]];
            otherKept[j] = y0;
            otherKept[j + 1] = y1;
            otherKept[j + 2] = y2;
            otherKept[j + 3] = y3;
            otherKept[j + 4] = y4;
            otherKept[j + 5] = y5;
            otherKept[j + 6] = y6;
            otherKept[j + 7] = y7;
            double s0 = column(w, q, x0, x1, x2, x3, x4, x5, x6, x7);
            double t0 = column(w, q, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j] = s0;
            otherOut[j] = t0;
            double s1 = column(w, q + 1, x0, x1, x2, x3, x4, x5, x6, x7);
            double t1 = column(w, q + 1, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 1] = s1;
            otherOut[j + 1] = t1;
            double s2 = column(w, q + 2, x0, x1, x2, x3, x4, x5, x6, x7);
            double t2 = column(w, q + 2, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 2] = s2;
            otherOut[j + 2] = t2;
            double s3 = column(w, q + 3, x0, x1, x2, x3, x4, x5, x6, x7);
            double t3 = column(w, q + 3, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 3] = s3;
            otherOut[j + 3] = t3;
            double s4 = column(w, q + 4, x0, x1, x2, x3, x4, x5, x6, x7);
            double t4 = column(w, q + 4, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 4] = s4;
            otherOut[j + 4] = t4;
            double s5 = column(w, q + 5, x0, x1, x2, x3, x4, x5, x6, x7);
            double t5 = column(w, q + 5, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 5] = s5;
            otherOut[j + 5] = t5;
            double s6 = column(w, q + 6, x0, x1, x2, x3, x4, x5, x6, x7);
            double t6 = column(w, q + 6, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 6] = s6;
            otherOut[j + 6] = t6;
            double s7 = column(w, q + 7, x0, x1, x2, x3, x4, x5, x6, x7);
            double t7 = column(w, q + 7, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 7] = s7;
            otherOut[j + 7] = t7;
        }
    }

    /** The weights of a block are read once for both vectors. */
    @Override
    public void multiplyBothTransposed(
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
        double[] w = weights;
        for (int b = from; b < to; b++) {
            int j = SIZE * b;
            int q = SIZE * SIZE * (b - from);
            double x0 = in[index[j]];
            double x1 = in[index[j + 1]];
            double x2 = in[index[j + 2]];
            double x3 = in[index[j + 3]];
            double x4 = in[index[j + 4]];
            double x5 = in[index[j + 5]];
            double x6 = in[index[j + 6]];
            double x7 = in[index[j + 7]];
            kept[j] = x0;
            kept[j + 1] = x1;
            kept[j + 2] = x2;
            kept[j + 3] = x3;
            kept[j + 4] = x4;
            kept[j + 5] = x5;
            kept[j + 6] = x6;
            kept[j + 7] = x7;
            double y0 = otherIn[index[j]];
            double y1 = otherIn[index[j + 1]];
            double y2 = otherIn[index[j + 2]];
            double y3 = otherIn[index[j + 3]];
            double y4 = otherIn[index[j + 4]];
            double y5 = otherIn[index[j + 5]];
            double y6 = otherIn[index[j + 6]];
            double y7 = otherIn[index[j + 7]];
            otherKept[j] = y0;
            otherKept[j + 1] = y1;
            otherKept[j + 2] = y2;
            otherKept[j + 3] = y3;
            otherKept[j + 4] = y4;
            otherKept[j + 5] = y5;
            otherKept[j + 6] = y6;
            otherKept[j + 7] = y7;
            double s0 = row(w, q, x0, x1, x2, x3, x4, x5, x6, x7);
            double t0 = row(w, q, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j] = s0;
            otherOut[j] = t0;
            double s1 = row(w, q + 8, x0, x1, x2, x3, x4, x5, x6, x7);
            double t1 = row(w, q + 8, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 1] = s1;
            otherOut[j + 1] = t1;
            double s2 = row(w, q + 16, x0, x1, x2, x3, x4, x5, x6, x7);
            double t2 = row(w, q + 16, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 2] = s2;
            otherOut[j + 2] = t2;
            double s3 = row(w, q + 24, x0, x1, x2, x3, x4, x5, x6, x7);
            double t3 = row(w, q + 24, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 3] = s3;
            otherOut[j + 3] = t3;
            double s4 = row(w, q + 32, x0, x1, x2, x3, x4, x5, x6, x7);
            double t4 = row(w, q + 32, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 4] = s4;
            otherOut[j + 4] = t4;
            double s5 = row(w, q + 40, x0, x1, x2, x3, x4, x5, x6, x7);
            double t5 = row(w, q + 40, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 5] = s5;
            otherOut[j + 5] = t5;
            double s6 = row(w, q + 48, x0, x1, x2, x3, x4, x5, x6, x7);
            double t6 = row(w, q + 48, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 6] = s6;
            otherOut[j + 6] = t6;
            double s7 = row(w, q + 56, x0, x1, x2, x3, x4, x5, x6, x7);
            double t7 = row(w, q + 56, y0, y1, y2, y3, y4, y5, y6, y7);
            out[j + 7] = s7;
            otherOut[j + 7] = t7;
        }
    }

    @Override
    public void applyTransposed(double[] weights, double[] in, double[] out, int from, int to) {
        for (int b = from; b < to; b++) {
            int j = SIZE * b;
            int q = SIZE * SIZE * (b - from);
            double x0 = in[j];
            double x1 = in[j + 1];
            double x2 = in[j + 2];
            double x3 = in[j + 3];
            double x4 = in[j + 4];
            double x5 = in[j + 5];
            double x6 = in[j + 6];
            double x7 = in[j + 7];
            out[j] = row(weights, q, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 1] = row(weights, q + 8, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 2] = row(weights, q + 16, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 3] = row(weights, q + 24, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 4] = row(weights, q + 32, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 5] = row(weights, q + 40, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 6] = row(weights, q + 48, x0, x1, x2, x3, x4, x5, x6, x7);
            out[j + 7] = row(weights, q + 56, x0, x1, x2, x3, x4, x5, x6, x7);
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
            double b4 = b[j + 4];
            double b5 = b[j + 5];
            double b6 = b[j + 6];
            double b7 = b[j + 7];
            double d0 = d[j];
            double d1 = d[j + 1];
            double d2 = d[j + 2];
            double d3 = d[j + 3];
            double d4 = d[j + 4];
            double d5 = d[j + 5];
            double d6 = d[j + 6];
            double d7 = d[j + 7];
            int first = SIZE * SIZE * (block - from);
            for (int i = 0; i < SIZE; i++) {
                int q = first + SIZE * i;
                double left = a[j + i];
                double right = c[j + i];
                out[q] = factor * Math.fma(left, b0, right * d0);
                out[q + 1] = factor * Math.fma(left, b1, right * d1);
                out[q + 2] = factor * Math.fma(left, b2, right * d2);
                out[q + 3] = factor * Math.fma(left, b3, right * d3);
                out[q + 4] = factor * Math.fma(left, b4, right * d4);
                out[q + 5] = factor * Math.fma(left, b5, right * d5);
                out[q + 6] = factor * Math.fma(left, b6, right * d6);
                out[q + 7] = factor * Math.fma(left, b7, right * d7);
            }
        }
    }

    @Override
    public void addSumOfProducts(
            double rate, double[] a, double[] b, double[] c, double[] d, double[] weights, int from, int to) {
        for (int block = from; block < to; block++) {
            int j = SIZE * block;
            double b0 = b[j];
            double b1 = b[j + 1];
            double b2 = b[j + 2];
            double b3 = b[j + 3];
            double b4 = b[j + 4];
            double b5 = b[j + 5];
            double b6 = b[j + 6];
            double b7 = b[j + 7];
            double d0 = d[j];
            double d1 = d[j + 1];
            double d2 = d[j + 2];
            double d3 = d[j + 3];
            double d4 = d[j + 4];
            double d5 = d[j + 5];
            double d6 = d[j + 6];
            double d7 = d[j + 7];
            int first = SIZE * SIZE * (block - from);
            for (int i = 0; i < SIZE; i++) {
                addToRow(
                        weights,
                        first + SIZE * i,
                        rate,
                        a[j + i],
                        b0,
                        b1,
                        b2,
                        b3,
                        b4,
                        b5,
                        b6,
                        b7,
                        c[j + i],
                        d0,
                        d1,
                        d2,
                        d3,
                        d4,
                        d5,
                        d6,
                        d7);
            }
        }
    }

    /** The weights of a row are read once for the product and the sum. */
    @Override
    public void applyTransposedThenAdd(
            double rate,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double[] weights,
            double[] out,
            int from,
            int to) {
        double[] w = weights;
        for (int block = from; block < to; block++) {
            int j = SIZE * block;
            double b0 = b[j];
            double b1 = b[j + 1];
            double b2 = b[j + 2];
            double b3 = b[j + 3];
            double b4 = b[j + 4];
            double b5 = b[j + 5];
            double b6 = b[j + 6];
            double b7 = b[j + 7];
            double d0 = d[j];
            double d1 = d[j + 1];
            double d2 = d[j + 2];
            double d3 = d[j + 3];
            double d4 = d[j + 4];
            double d5 = d[j + 5];
            double d6 = d[j + 6];
            double d7 = d[j + 7];
            int first = SIZE * SIZE * (block - from);
            for (int i = 0; i < SIZE; i++) {
                int q = first + SIZE * i;
                out[j + i] = row(w, q, d0, d1, d2, d3, d4, d5, d6, d7);
                addToRow(
                        w, q, rate, a[j + i], b0, b1, b2, b3, b4, b5, b6, b7, c[j + i], d0, d1, d2, d3, d4, d5, d6, d7);
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

    /** W[i][o] ← W[i][o] + rate · (left b_o + right d_o) in the row that begins at q. */
    private static void addToRow(
            double[] w,
            int q,
            double rate,
            double left,
            double b0,
            double b1,
            double b2,
            double b3,
            double b4,
            double b5,
            double b6,
            double b7,
            double right,
            double d0,
            double d1,
            double d2,
            double d3,
            double d4,
            double d5,
            double d6,
            double d7) {
        w[q] = Math.fma(rate, Math.fma(left, b0, right * d0), w[q]);
        w[q + 1] = Math.fma(rate, Math.fma(left, b1, right * d1), w[q + 1]);
        w[q + 2] = Math.fma(rate, Math.fma(left, b2, right * d2), w[q + 2]);
        w[q + 3] = Math.fma(rate, Math.fma(left, b3, right * d3), w[q + 3]);
        w[q + 4] = Math.fma(rate, Math.fma(left, b4, right * d4), w[q + 4]);
        w[q + 5] = Math.fma(rate, Math.fma(left, b5, right * d5), w[q + 5]);
        w[q + 6] = Math.fma(rate, Math.fma(left, b6, right * d6), w[q + 6]);
        w[q + 7] = Math.fma(rate, Math.fma(left, b7, right * d7), w[q + 7]);
    }

    /** The product of the row that begins at q, its terms added in the order of {@link Lanes}. */
    private static double row(
            double[] w, int q, double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7) {
        return Math.fma(
                w[q + 7],
                x7,
                Math.fma(
                        w[q + 6],
                        x6,
                        Math.fma(
                                w[q + 5],
                                x5,
                                Math.fma(
                                        w[q + 4],
                                        x4,
                                        Math.fma(
                                                w[q + 3],
                                                x3,
                                                Math.fma(w[q + 2], x2, Math.fma(w[q + 1], x1, w[q] * x0)))))));
    }

    /** The product of the column that begins at q, its terms added in the order of {@link Lanes}. */
    private static double column(
            double[] w, int q, double x0, double x1, double x2, double x3, double x4, double x5, double x6, double x7) {
        return Math.fma(
                w[q + 56],
                x7,
                Math.fma(
                        w[q + 48],
                        x6,
                        Math.fma(
                                w[q + 40],
                                x5,
                                Math.fma(
                                        w[q + 32],
                                        x4,
                                        Math.fma(
                                                w[q + 24],
                                                x3,
                                                Math.fma(w[q + 16], x2, Math.fma(w[q + 8], x1, w[q] * x0)))))));
    }

    private static double inner(double[] x, double[] y, int j) {
        return row(x, j, y[j], y[j + 1], y[j + 2], y[j + 3], y[j + 4], y[j + 5], y[j + 6], y[j + 7]);
    }
}
