package org.lodo.kernel;

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
