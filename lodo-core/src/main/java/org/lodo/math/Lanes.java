package org.lodo.math;

/**
 * Products of many small matrices with many small vectors at once. Entry (i, o) of all the matrices stands in one lane
 * (an array with an entry for each matrix), and so does entry i of all the vectors; every inner loop runs over the
 * matrices with unit stride. All methods work on the range [from, to) of every lane.
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

    /** out ← Σ_j weights[first + j·stride] ∘ in[j], four terms to a pass, in the order of j. */
    private static void accumulate(
            double[][] weights, int first, int stride, double[][] in, double[] out, int from, int to) {
        int k = in.length;
        int j = k & 3;
        int w = first;
        switch (j) {
            case 0 -> {
                set4(
                        weights[w],
                        in[0],
                        weights[w + stride],
                        in[1],
                        weights[w + 2 * stride],
                        in[2],
                        weights[w + 3 * stride],
                        in[3],
                        out,
                        from,
                        to);
                j = 4;
            }
            case 1 -> set1(weights[w], in[0], out, from, to);
            case 2 -> set2(weights[w], in[0], weights[w + stride], in[1], out, from, to);
            default ->
                set3(weights[w], in[0], weights[w + stride], in[1], weights[w + 2 * stride], in[2], out, from, to);
        }
        for (; j < k; j += 4) {
            w = first + j * stride;
            add4(
                    weights[w],
                    in[j],
                    weights[w + stride],
                    in[j + 1],
                    weights[w + 2 * stride],
                    in[j + 2],
                    weights[w + 3 * stride],
                    in[j + 3],
                    out,
                    from,
                    to);
        }
    }

    private static void set1(double[] w0, double[] x0, double[] out, int from, int to) {
        for (int p = from; p < to; p++) {
            out[p] = w0[p] * x0[p];
        }
    }

    private static void set2(double[] w0, double[] x0, double[] w1, double[] x1, double[] out, int from, int to) {
        for (int p = from; p < to; p++) {
            out[p] = Math.fma(w1[p], x1[p], w0[p] * x0[p]);
        }
    }

    private static void set3(
            double[] w0,
            double[] x0,
            double[] w1,
            double[] x1,
            double[] w2,
            double[] x2,
            double[] out,
            int from,
            int to) {
        for (int p = from; p < to; p++) {
            out[p] = Math.fma(w2[p], x2[p], Math.fma(w1[p], x1[p], w0[p] * x0[p]));
        }
    }

    private static void set4(
            double[] w0,
            double[] x0,
            double[] w1,
            double[] x1,
            double[] w2,
            double[] x2,
            double[] w3,
            double[] x3,
            double[] out,
            int from,
            int to) {
        for (int p = from; p < to; p++) {
            out[p] = Math.fma(w3[p], x3[p], Math.fma(w2[p], x2[p], Math.fma(w1[p], x1[p], w0[p] * x0[p])));
        }
    }

    private static void add4(
            double[] w0,
            double[] x0,
            double[] w1,
            double[] x1,
            double[] w2,
            double[] x2,
            double[] w3,
            double[] x3,
            double[] out,
            int from,
            int to) {
        for (int p = from; p < to; p++) {
            out[p] = Math.fma(
                    w3[p], x3[p], Math.fma(w2[p], x2[p], Math.fma(w1[p], x1[p], Math.fma(w0[p], x0[p], out[p]))));
        }
    }
}
