package org.lodo.problems.network;

import java.util.Arrays;

/**
 * Sums of channels with scalar weights, and the products of channels that are the gradients of those weights. All work on entries [0, length) of each channel; the order of every sum is fixed.
 *
 * <p>Four outputs and two inputs at a time: of the block sizes that the compiler of Java 17 vectorizes, this one needs the
 * fewest loads for a multiplication.
 */
final class ChannelSums {

    private ChannelSums() {}

    /** Sets every channel to its bias. */
    static void fill(double[] biases, int first, double[][] out, int length) {
        for (int o = 0; o < out.length; o++) {
            Arrays.fill(out[o], 0, length, biases[first + o]);
        }
    }

    /**
     * out[o] ← b(o) + Σ_i w(i, o) in[i], where w(i, o) stands at weights[first + i·inStride + o·outStride] and b(o) at
     * weights[firstBias + o]; a negative firstBias stands for no biases.
     */
    static void setWeighted(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            int firstBias,
            double[][] in,
            double[][] out,
            int length) {
        int o = 0;
        for (; o + 4 <= out.length; o += 4) {
            setFour(weights, first + o * outStride, inStride, outStride, firstBias, o, in, out, length);
        }
        for (; o < out.length; o++) {
            Arrays.fill(out[o], 0, length, bias(weights, firstBias, o));
            for (int i = 0; i < in.length; i++) {
                addOne(weights[first + i * inStride + o * outStride], in[i], out[o], length);
            }
        }
    }

    private static double bias(double[] weights, int firstBias, int o) {
        return firstBias < 0 ? 0 : weights[firstBias + o];
    }

    private static void setFour(
            double[] weights,
            int w0,
            int inStride,
            int outStride,
            int firstBias,
            int o,
            double[][] in,
            double[][] out,
            int length) {
        int w1 = w0 + outStride;
        int w2 = w1 + outStride;
        int w3 = w2 + outStride;
        double[] y0 = out[o];
        double[] y1 = out[o + 1];
        double[] y2 = out[o + 2];
        double[] y3 = out[o + 3];
        int i = 0;
        boolean isOdd = in.length % 2 == 1;
        if (isOdd) {
            setOneToFour(
                    bias(weights, firstBias, o),
                    bias(weights, firstBias, o + 1),
                    bias(weights, firstBias, o + 2),
                    bias(weights, firstBias, o + 3),
                    weights[w0],
                    weights[w1],
                    weights[w2],
                    weights[w3],
                    in[0],
                    y0,
                    y1,
                    y2,
                    y3,
                    length);
            i = 1;
        } else {
            setTwoToFour(
                    bias(weights, firstBias, o),
                    bias(weights, firstBias, o + 1),
                    bias(weights, firstBias, o + 2),
                    bias(weights, firstBias, o + 3),
                    weights[w0],
                    weights[w0 + inStride],
                    weights[w1],
                    weights[w1 + inStride],
                    weights[w2],
                    weights[w2 + inStride],
                    weights[w3],
                    weights[w3 + inStride],
                    in[0],
                    in[1],
                    y0,
                    y1,
                    y2,
                    y3,
                    length);
            i = 2;
        }
        for (; i < in.length; i += 2) {
            int a = i * inStride;
            int b = a + inStride;
            addTwoToFour(
                    weights[w0 + a],
                    weights[w0 + b],
                    weights[w1 + a],
                    weights[w1 + b],
                    weights[w2 + a],
                    weights[w2 + b],
                    weights[w3 + a],
                    weights[w3 + b],
                    in[i],
                    in[i + 1],
                    y0,
                    y1,
                    y2,
                    y3,
                    length);
        }
    }

    /** y ← y + x. */
    static void add(double[] x, double[] y, int length) {
        for (int p = 0; p < length; p++) {
            y[p] += x[p];
        }
    }

    /** y ← y ∘ x. */
    static void multiply(double[] x, double[] y, int length) {
        for (int p = 0; p < length; p++) {
            y[p] *= x[p];
        }
    }

    /** y ← y + a + b + c + d. */
    static void addFour(double[] a, double[] b, double[] c, double[] d, double[] y, int length) {
        for (int p = 0; p < length; p++) {
            y[p] += (a[p] + b[p]) + (c[p] + d[p]);
        }
    }

    /** The sum of a channel's entries, over eight lanes. */
    static double sum(double[] x, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = length & ~7;
        for (int p = 0; p < whole; p += 8) {
            s0 += x[p];
            s1 += x[p + 1];
            s2 += x[p + 2];
            s3 += x[p + 3];
            s4 += x[p + 4];
            s5 += x[p + 5];
            s6 += x[p + 6];
            s7 += x[p + 7];
        }
        double rest = 0;
        for (int p = whole; p < length; p++) {
            rest += x[p];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + rest;
    }

    /**
     * The inner products of two channels with two others, added to a gradient: entry (i, j) at gradient[first + i·xStride
     * + j·yStride]. Over two lanes each, the even and the odd entries.
     */
    static void addProducts(
            double[] x0,
            double[] x1,
            double[] y0,
            double[] y1,
            int length,
            double[] gradient,
            int first,
            int xStride,
            int yStride) {
        double even00 = 0;
        double even01 = 0;
        double even10 = 0;
        double even11 = 0;
        double odd00 = 0;
        double odd01 = 0;
        double odd10 = 0;
        double odd11 = 0;
        int whole = length & ~1;
        for (int p = 0; p < whole; p += 2) {
            even00 = Math.fma(x0[p], y0[p], even00);
            even01 = Math.fma(x0[p], y1[p], even01);
            even10 = Math.fma(x1[p], y0[p], even10);
            even11 = Math.fma(x1[p], y1[p], even11);
            odd00 = Math.fma(x0[p + 1], y0[p + 1], odd00);
            odd01 = Math.fma(x0[p + 1], y1[p + 1], odd01);
            odd10 = Math.fma(x1[p + 1], y0[p + 1], odd10);
            odd11 = Math.fma(x1[p + 1], y1[p + 1], odd11);
        }
        if (whole < length) {
            even00 = Math.fma(x0[whole], y0[whole], even00);
            even01 = Math.fma(x0[whole], y1[whole], even01);
            even10 = Math.fma(x1[whole], y0[whole], even10);
            even11 = Math.fma(x1[whole], y1[whole], even11);
        }
        gradient[first] += even00 + odd00;
        gradient[first + yStride] += even01 + odd01;
        gradient[first + xStride] += even10 + odd10;
        gradient[first + xStride + yStride] += even11 + odd11;
    }

    /** The inner product of two channels, over two lanes, the even and the odd entries. */
    static double product(double[] x, double[] y, int length) {
        double even = 0;
        double odd = 0;
        int whole = length & ~1;
        for (int p = 0; p < whole; p += 2) {
            even = Math.fma(x[p], y[p], even);
            odd = Math.fma(x[p + 1], y[p + 1], odd);
        }
        if (whole < length) {
            even = Math.fma(x[whole], y[whole], even);
        }
        return even + odd;
    }

    /** y_j ← y_j + Σ_i w_ij x_i for three inputs and three outputs; w_ij stands at weights[first + i·stride + j]. */
    static void addThreeToThree(
            double[] weights,
            int first,
            int stride,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] y0,
            double[] y1,
            double[] y2,
            int length) {
        double w00 = weights[first];
        double w01 = weights[first + 1];
        double w02 = weights[first + 2];
        double w10 = weights[first + stride];
        double w11 = weights[first + stride + 1];
        double w12 = weights[first + stride + 2];
        double w20 = weights[first + 2 * stride];
        double w21 = weights[first + 2 * stride + 1];
        double w22 = weights[first + 2 * stride + 2];
        for (int p = 0; p < length; p++) {
            double u = x0[p];
            double v = x1[p];
            double w = x2[p];
            double sum0 = Math.fma(w20, w, Math.fma(w10, v, Math.fma(w00, u, y0[p])));
            double sum1 = Math.fma(w21, w, Math.fma(w11, v, Math.fma(w01, u, y1[p])));
            double sum2 = Math.fma(w22, w, Math.fma(w12, v, Math.fma(w02, u, y2[p])));
            y0[p] = sum0;
            y1[p] = sum1;
            y2[p] = sum2;
        }
    }

    /** x_i ← Σ_j w_ij y_j for three and three; w_ij stands at weights[first + i·stride + j]. */
    static void setThreeFromThree(
            double[] weights,
            int first,
            int stride,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] y0,
            double[] y1,
            double[] y2,
            int length) {
        double w00 = weights[first];
        double w01 = weights[first + 1];
        double w02 = weights[first + 2];
        double w10 = weights[first + stride];
        double w11 = weights[first + stride + 1];
        double w12 = weights[first + stride + 2];
        double w20 = weights[first + 2 * stride];
        double w21 = weights[first + 2 * stride + 1];
        double w22 = weights[first + 2 * stride + 2];
        for (int p = 0; p < length; p++) {
            double u = y0[p];
            double v = y1[p];
            double w = y2[p];
            x0[p] = Math.fma(w02, w, Math.fma(w01, v, w00 * u));
            x1[p] = Math.fma(w12, w, Math.fma(w11, v, w10 * u));
            x2[p] = Math.fma(w22, w, Math.fma(w21, v, w20 * u));
        }
    }

    /** The inner products of three channels with three others, added to gradient[first + i·stride + j]. */
    static void addProductsOfThree(
            double[] x0,
            double[] x1,
            double[] x2,
            double[] y0,
            double[] y1,
            double[] y2,
            int length,
            double[] gradient,
            int first,
            int stride) {
        double s00 = 0;
        double s01 = 0;
        double s02 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s20 = 0;
        double s21 = 0;
        double s22 = 0;
        for (int p = 0; p < length; p++) {
            double u = x0[p];
            double v = x1[p];
            double w = x2[p];
            double a = y0[p];
            double b = y1[p];
            double c = y2[p];
            s00 = Math.fma(u, a, s00);
            s01 = Math.fma(u, b, s01);
            s02 = Math.fma(u, c, s02);
            s10 = Math.fma(v, a, s10);
            s11 = Math.fma(v, b, s11);
            s12 = Math.fma(v, c, s12);
            s20 = Math.fma(w, a, s20);
            s21 = Math.fma(w, b, s21);
            s22 = Math.fma(w, c, s22);
        }
        gradient[first] += s00;
        gradient[first + 1] += s01;
        gradient[first + 2] += s02;
        gradient[first + stride] += s10;
        gradient[first + stride + 1] += s11;
        gradient[first + stride + 2] += s12;
        gradient[first + 2 * stride] += s20;
        gradient[first + 2 * stride + 1] += s21;
        gradient[first + 2 * stride + 2] += s22;
    }

    private static void addTwoToFour(
            double a0,
            double b0,
            double a1,
            double b1,
            double a2,
            double b2,
            double a3,
            double b3,
            double[] a,
            double[] b,
            double[] y0,
            double[] y1,
            double[] y2,
            double[] y3,
            int length) {
        for (int p = 0; p < length; p++) {
            double u = a[p];
            double v = b[p];
            double sum0 = Math.fma(b0, v, Math.fma(a0, u, y0[p]));
            double sum1 = Math.fma(b1, v, Math.fma(a1, u, y1[p]));
            double sum2 = Math.fma(b2, v, Math.fma(a2, u, y2[p]));
            double sum3 = Math.fma(b3, v, Math.fma(a3, u, y3[p]));
            y0[p] = sum0;
            y1[p] = sum1;
            y2[p] = sum2;
            y3[p] = sum3;
        }
    }

    private static void setTwoToFour(
            double c0,
            double c1,
            double c2,
            double c3,
            double a0,
            double b0,
            double a1,
            double b1,
            double a2,
            double b2,
            double a3,
            double b3,
            double[] a,
            double[] b,
            double[] y0,
            double[] y1,
            double[] y2,
            double[] y3,
            int length) {
        for (int p = 0; p < length; p++) {
            double u = a[p];
            double v = b[p];
            y0[p] = Math.fma(b0, v, Math.fma(a0, u, c0));
            y1[p] = Math.fma(b1, v, Math.fma(a1, u, c1));
            y2[p] = Math.fma(b2, v, Math.fma(a2, u, c2));
            y3[p] = Math.fma(b3, v, Math.fma(a3, u, c3));
        }
    }

    private static void setOneToFour(
            double b0,
            double b1,
            double b2,
            double b3,
            double w0,
            double w1,
            double w2,
            double w3,
            double[] x,
            double[] y0,
            double[] y1,
            double[] y2,
            double[] y3,
            int length) {
        for (int p = 0; p < length; p++) {
            double u = x[p];
            y0[p] = Math.fma(w0, u, b0);
            y1[p] = Math.fma(w1, u, b1);
            y2[p] = Math.fma(w2, u, b2);
            y3[p] = Math.fma(w3, u, b3);
        }
    }

    private static void addOne(double w, double[] x, double[] y, int length) {
        for (int p = 0; p < length; p++) {
            y[p] = Math.fma(w, x[p], y[p]);
        }
    }
}
