package org.lodo.problems.network;

import java.util.Arrays;

/**
 * Products of a matrix of weights with channels, out[o] = b_o + Σ_i w_io in[i]: forward pass, backward pass and, with pixels
 * instead of channels, the gradient of a pointwise convolution. All work on entries [0, length) of each channel; the order
 * of every sum is fixed.
 *
 * <p>Three inputs and three outputs at a time: of the block sizes that the compiler of Java 17 vectorizes, the one with the
 * fewest loads and stores per multiplication. The remaining outputs are covered by groups of four, for which only loops over
 * two inputs at a time are vectorized. The loops begin at 0 because vectorization of others is not guaranteed.
 */
final class WeightedSums {

    /** Used instead of a first bias if there are no biases. */
    private static final int FROM_ZERO = -1;

    /** Used instead of a first bias if the sums are added to the outputs. */
    private static final int FROM_OUTPUTS = -2;

    private WeightedSums() {}

    /**
     * out[o] ← b_o + Σ_i w_io in[i], where w_io is weights[first + i·inStride + o·outStride] and b_o at
     * weights[firstBias + o].
     *
     * @param weights the matrix and the biases
     * @param first index of w_00
     * @param inStride how far the weights of two neighbouring inputs are apart
     * @param outStride how far the weights of two neighbouring outputs are apart
     * @param firstBias index of b_0
     * @param in read only
     * @param inputs how many of them, from the first
     * @param out overwritten
     * @param outputs how many of them, from the first
     * @param length how many entries of each channel
     */
    static void set(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            int firstBias,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length) {
        sum(weights, first, inStride, outStride, firstBias, in, inputs, out, outputs, length);
    }

    /** out[o] ← Σ_i w_io in[i]; otherwise as the method with biases. */
    static void set(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length) {
        sum(weights, first, inStride, outStride, FROM_ZERO, in, inputs, out, outputs, length);
    }

    /** out[o] ← out[o] + Σ_i w_io in[i]; otherwise as {@link #set}. */
    static void add(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length) {
        sum(weights, first, inStride, outStride, FROM_OUTPUTS, in, inputs, out, outputs, length);
    }

    private static void sum(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            int firstBias,
            double[][] in,
            int inputs,
            double[][] out,
            int outputs,
            int length) {
        // With a remainder of 1 or 2 outputs, one or two of the groups have four outputs instead of three.
        int endOfFours = 4 * Math.min(outputs % 3, outputs / 4);
        int o = 0;
        while (o < outputs) {
            int group = o < endOfFours ? 4 : outputs - o >= 3 ? 3 : 1;
            if (firstBias != FROM_OUTPUTS) {
                for (int filled = o; filled < o + group; filled++) {
                    Arrays.fill(out[filled], 0, length, firstBias == FROM_ZERO ? 0 : weights[firstBias + filled]);
                }
            }
            int corner = first + o * outStride;
            switch (group) {
                case 4 -> addToFour(weights, corner, inStride, outStride, in, inputs, out, o, length);
                case 3 -> addToThree(weights, corner, inStride, outStride, in, inputs, out, o, length);
                default -> addToOne(weights, corner, inStride, in, inputs, out[o], length);
            }
            o += group;
        }
    }

    private static void addToFour(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[][] in,
            int inputs,
            double[][] out,
            int o,
            int length) {
        double[] y0 = out[o];
        double[] y1 = out[o + 1];
        double[] y2 = out[o + 2];
        double[] y3 = out[o + 3];
        int i = 0;
        for (; i + 2 <= inputs; i += 2) {
            addTwoToFour(weights, first + i * inStride, inStride, outStride, in[i], in[i + 1], y0, y1, y2, y3, length);
        }
        if (i < inputs) {
            addOneToFour(weights, first + i * inStride, outStride, in[i], y0, y1, y2, y3, length);
        }
    }

    private static void addToThree(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[][] in,
            int inputs,
            double[][] out,
            int o,
            int length) {
        double[] y0 = out[o];
        double[] y1 = out[o + 1];
        double[] y2 = out[o + 2];
        int i = 0;
        for (; i + 3 <= inputs; i += 3) {
            addThreeToThree(
                    weights,
                    first + i * inStride,
                    inStride,
                    outStride,
                    in[i],
                    in[i + 1],
                    in[i + 2],
                    y0,
                    y1,
                    y2,
                    length);
        }
        if (i + 2 == inputs) {
            addTwoToThree(weights, first + i * inStride, inStride, outStride, in[i], in[i + 1], y0, y1, y2, length);
        } else if (i < inputs) {
            addOneToThree(weights, first + i * inStride, outStride, in[i], y0, y1, y2, length);
        }
    }

    private static void addToOne(
            double[] weights, int first, int inStride, double[][] in, int inputs, double[] out, int length) {
        for (int i = 0; i < inputs; i++) {
            addOneToOne(weights[first + i * inStride], in[i], out, length);
        }
    }

    /**
     * y_j ← y_j + Σ_i w_ij x_i for three inputs and three outputs, where w_ij is weights[first + i·inStride +
     * j·outStride].
     */
    static void addThreeToThree(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[] x0,
            double[] x1,
            double[] x2,
            double[] y0,
            double[] y1,
            double[] y2,
            int length) {
        double w00 = weights[first];
        double w01 = weights[first + outStride];
        double w02 = weights[first + 2 * outStride];
        double w10 = weights[first + inStride];
        double w11 = weights[first + inStride + outStride];
        double w12 = weights[first + inStride + 2 * outStride];
        double w20 = weights[first + 2 * inStride];
        double w21 = weights[first + 2 * inStride + outStride];
        double w22 = weights[first + 2 * inStride + 2 * outStride];
        for (int p = 0; p < length; p++) {
            double u0 = x0[p];
            double u1 = x1[p];
            double u2 = x2[p];
            double sum0 = Math.fma(w20, u2, Math.fma(w10, u1, Math.fma(w00, u0, y0[p])));
            double sum1 = Math.fma(w21, u2, Math.fma(w11, u1, Math.fma(w01, u0, y1[p])));
            double sum2 = Math.fma(w22, u2, Math.fma(w12, u1, Math.fma(w02, u0, y2[p])));
            y0[p] = sum0;
            y1[p] = sum1;
            y2[p] = sum2;
        }
    }

    private static void addTwoToThree(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[] x0,
            double[] x1,
            double[] y0,
            double[] y1,
            double[] y2,
            int length) {
        double w00 = weights[first];
        double w01 = weights[first + outStride];
        double w02 = weights[first + 2 * outStride];
        double w10 = weights[first + inStride];
        double w11 = weights[first + inStride + outStride];
        double w12 = weights[first + inStride + 2 * outStride];
        for (int p = 0; p < length; p++) {
            double u0 = x0[p];
            double u1 = x1[p];
            double sum0 = Math.fma(w10, u1, Math.fma(w00, u0, y0[p]));
            double sum1 = Math.fma(w11, u1, Math.fma(w01, u0, y1[p]));
            double sum2 = Math.fma(w12, u1, Math.fma(w02, u0, y2[p]));
            y0[p] = sum0;
            y1[p] = sum1;
            y2[p] = sum2;
        }
    }

    private static void addOneToThree(
            double[] weights,
            int first,
            int outStride,
            double[] x0,
            double[] y0,
            double[] y1,
            double[] y2,
            int length) {
        double w00 = weights[first];
        double w01 = weights[first + outStride];
        double w02 = weights[first + 2 * outStride];
        for (int p = 0; p < length; p++) {
            double u0 = x0[p];
            double sum0 = Math.fma(w00, u0, y0[p]);
            double sum1 = Math.fma(w01, u0, y1[p]);
            double sum2 = Math.fma(w02, u0, y2[p]);
            y0[p] = sum0;
            y1[p] = sum1;
            y2[p] = sum2;
        }
    }

    private static void addTwoToFour(
            double[] weights,
            int first,
            int inStride,
            int outStride,
            double[] x0,
            double[] x1,
            double[] y0,
            double[] y1,
            double[] y2,
            double[] y3,
            int length) {
        double w00 = weights[first];
        double w01 = weights[first + outStride];
        double w02 = weights[first + 2 * outStride];
        double w03 = weights[first + 3 * outStride];
        double w10 = weights[first + inStride];
        double w11 = weights[first + inStride + outStride];
        double w12 = weights[first + inStride + 2 * outStride];
        double w13 = weights[first + inStride + 3 * outStride];
        for (int p = 0; p < length; p++) {
            double u0 = x0[p];
            double u1 = x1[p];
            double sum0 = Math.fma(w10, u1, Math.fma(w00, u0, y0[p]));
            double sum1 = Math.fma(w11, u1, Math.fma(w01, u0, y1[p]));
            double sum2 = Math.fma(w12, u1, Math.fma(w02, u0, y2[p]));
            double sum3 = Math.fma(w13, u1, Math.fma(w03, u0, y3[p]));
            y0[p] = sum0;
            y1[p] = sum1;
            y2[p] = sum2;
            y3[p] = sum3;
        }
    }

    private static void addOneToFour(
            double[] weights,
            int first,
            int outStride,
            double[] x0,
            double[] y0,
            double[] y1,
            double[] y2,
            double[] y3,
            int length) {
        double w00 = weights[first];
        double w01 = weights[first + outStride];
        double w02 = weights[first + 2 * outStride];
        double w03 = weights[first + 3 * outStride];
        for (int p = 0; p < length; p++) {
            double u0 = x0[p];
            double sum0 = Math.fma(w00, u0, y0[p]);
            double sum1 = Math.fma(w01, u0, y1[p]);
            double sum2 = Math.fma(w02, u0, y2[p]);
            double sum3 = Math.fma(w03, u0, y3[p]);
            y0[p] = sum0;
            y1[p] = sum1;
            y2[p] = sum2;
            y3[p] = sum3;
        }
    }

    private static void addOneToOne(double w, double[] x, double[] y, int length) {
        for (int p = 0; p < length; p++) {
            y[p] = Math.fma(w, x[p], y[p]);
        }
    }
}
