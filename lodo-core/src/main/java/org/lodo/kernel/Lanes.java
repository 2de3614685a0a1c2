package org.lodo.kernel;

import java.util.Arrays;

/**
 * Products of many small matrices with many small vectors at once. Entry (i, o) of all matrices is in one lane (an array with
 * one entry for each matrix), and so is entry i of all vectors. Every inner loop runs over the matrices with unit stride. All
 * methods work on the range [from, to) of every lane.
 */
public final class Lanes {

    private Lanes() {}

    /**
     * out[o] ← Σ_i weights[i·k + o] ∘ in[i], with k the number of lanes.
     *
     * @param weights k² lanes
     * @param in k lanes
     * @param out k lanes, overwritten
     * @param from first entry
     * @param to one past the last entry
     */
    public static void multiply(double[][] weights, double[][] in, double[][] out, int from, int to) {
        int k = in.length;
        for (int o = 0; o < k; o++) {
            accumulate(weights, o, k, in, out[o], from, to);
        }
    }

    /**
     * out[i] ← Σ_o weights[i·k + o] ∘ in[o], with k the number of lanes: the transpose of {@link #multiply}.
     *
     * @param weights k² lanes
     * @param in k lanes
     * @param out k lanes, overwritten
     * @param from first entry
     * @param to one past the last entry
     */
    public static void multiplyTransposed(double[][] weights, double[][] in, double[][] out, int from, int to) {
        int k = in.length;
        for (int i = 0; i < k; i++) {
            accumulate(weights, i * k, 1, in, out[i], from, to);
        }
    }

    /**
     * out ← factor · (a ∘ b + c ∘ d).
     *
     * @param factor multiplies the sum
     * @param a a lane
     * @param b a lane
     * @param c a lane
     * @param d a lane
     * @param out a lane, overwritten
     * @param from first entry
     * @param to one past the last entry
     */
    public static void sumOfProducts(
            double factor, double[] a, double[] b, double[] c, double[] d, double[] out, int from, int to) {
        for (int p = from; p < to; p++) {
            out[p] = factor * Math.fma(a[p], b[p], c[p] * d[p]);
        }
    }

    /**
     * out ← out + rate · (a ∘ b + c ∘ d).
     *
     * @param rate multiplies the sum
     * @param a a lane
     * @param b a lane
     * @param c a lane
     * @param d a lane
     * @param out a lane, changed in place
     * @param from first entry
     * @param to one past the last entry
     */
    public static void addSumOfProducts(
            double rate, double[] a, double[] b, double[] c, double[] d, double[] out, int from, int to) {
        for (int p = from; p < to; p++) {
            out[p] = Math.fma(rate, Math.fma(a[p], b[p], c[p] * d[p]), out[p]);
        }
    }

    /**
     * For vectors x and y of every matrix: xx ← Σ_i x[i] ∘ x[i], yy ← Σ_i y[i] ∘ y[i], xy ← Σ_i x[i] ∘ y[i].
     *
     * @param x k lanes
     * @param y k lanes
     * @param xx a lane, overwritten
     * @param yy a lane, overwritten
     * @param xy a lane, overwritten
     * @param from first entry
     * @param to one past the last entry
     */
    public static void innerProducts(
            double[][] x, double[][] y, double[] xx, double[] yy, double[] xy, int from, int to) {
        Arrays.fill(xx, from, to, 0);
        Arrays.fill(yy, from, to, 0);
        Arrays.fill(xy, from, to, 0);
        for (int i = 0; i < x.length; i++) {
            addProducts(x[i], y[i], xx, yy, xy, from, to);
        }
    }

    private static void addProducts(double[] x, double[] y, double[] xx, double[] yy, double[] xy, int from, int to) {
        for (int p = from; p < to; p++) {
            xx[p] = Math.fma(x[p], x[p], xx[p]);
            yy[p] = Math.fma(y[p], y[p], yy[p]);
            xy[p] = Math.fma(x[p], y[p], xy[p]);
        }
    }

    /**
     * The sum of the squared Frobenius norms of a bᵀ + c dᵀ over the matrices of the range, from inner products of the vectors:
     * ‖a bᵀ + c dᵀ‖² = |a|²|b|² + |c|²|d|² + 2 (a·c)(b·d).
     *
     * @param aa |a|²; overwritten with the squared norms
     * @param cc |c|²
     * @param ac a·c
     * @param bb |b|²
     * @param dd |d|²
     * @param bd b·d
     * @param from first entry
     * @param to one past the last entry
     * @return the sum over the range, by {@link Vectors#sum}
     */
    public static double sumOfSquaredNorms(
            double[] aa, double[] cc, double[] ac, double[] bb, double[] dd, double[] bd, int from, int to) {
        for (int p = from; p < to; p++) {
            aa[p] = Math.fma(aa[p], bb[p], Math.fma(cc[p], dd[p], 2 * (ac[p] * bd[p])));
        }
        return Vectors.sum(aa, from, to);
    }

    /**
     * out[p] ← in[index[p]].
     *
     * @param in any array
     * @param index positions in {@code in}
     * @param out a lane, overwritten
     * @param from first entry
     * @param to one past the last entry
     */
    public static void gather(double[] in, int[] index, double[] out, int from, int to) {
        for (int p = from; p < to; p++) {
            out[p] = in[index[p]];
        }
    }

    /**
     * out ← Σ_j weights[first + j·stride] ∘ in[j], two terms per pass, in the order of j. A pass over four terms would
     * read and write less, but the compiler of Java 17 does not vectorize loops over that many arrays.
     */
    private static void accumulate(
            double[][] weights, int first, int stride, double[][] in, double[] out, int from, int to) {
        int k = in.length;
        int j;
        if ((k & 1) == 1) {
            setOne(weights[first], in[0], out, from, to);
            j = 1;
        } else {
            setTwo(weights[first], in[0], weights[first + stride], in[1], out, from, to);
            j = 2;
        }
        for (; j < k; j += 2) {
            int w = first + j * stride;
            addTwo(weights[w], in[j], weights[w + stride], in[j + 1], out, from, to);
        }
    }

    private static void setOne(double[] w0, double[] x0, double[] out, int from, int to) {
        for (int p = from; p < to; p++) {
            out[p] = w0[p] * x0[p];
        }
    }

    private static void setTwo(double[] w0, double[] x0, double[] w1, double[] x1, double[] out, int from, int to) {
        for (int p = from; p < to; p++) {
            out[p] = Math.fma(w1[p], x1[p], w0[p] * x0[p]);
        }
    }

    private static void addTwo(double[] w0, double[] x0, double[] w1, double[] x1, double[] out, int from, int to) {
        for (int p = from; p < to; p++) {
            out[p] = Math.fma(w1[p], x1[p], Math.fma(w0[p], x0[p], out[p]));
        }
    }
}
