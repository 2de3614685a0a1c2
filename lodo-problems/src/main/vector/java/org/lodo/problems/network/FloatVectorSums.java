package org.lodo.problems.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link FloatWeightedSums} by vectors. The sums of four outputs and four vectors at a time are kept in registers. */
final class FloatVectorSums {

    /** Used instead of a first bias if there are no biases. */
    static final int FROM_ZERO = -1;

    /** Used instead of a first bias if the sums are added to the outputs. */
    static final int FROM_OUTPUTS = -2;

    private static final VectorSpecies<Float> SPECIES = FloatVectorSize.SPECIES;
    private static final int SIZE = FloatVectorSize.ENTRIES;

    private FloatVectorSums() {}

    /** out[o] ← b_o + Σ_i w_io in[i], as {@link FloatKernels#set}, with the first bias's index or one of the constants above. */
    static void sum(
            float[] weights,
            int first,
            int inStride,
            int outStride,
            int firstBias,
            float[][] in,
            int inputs,
            float[][] out,
            int outputs,
            int length) {
        int p = 0;
        for (; p + 3 * SIZE < length; p += 4 * SIZE) {
            for (int o = 0; o < outputs; o += 4) {
                sumFourByFour(weights, first, inStride, outStride, firstBias, in, inputs, out, o, outputs - 1, p);
            }
        }
        for (; p < length; p += SIZE) {
            for (int o = 0; o < outputs; o += 4) {
                sumFourByOne(weights, first, inStride, outStride, firstBias, in, inputs, out, o, outputs - 1, p);
            }
        }
    }

    /** Four outputs, four vectors of each. Instead of outputs beyond the last one, the last one is computed again. */
    private static void sumFourByFour(
            float[] weights,
            int first,
            int inStride,
            int outStride,
            int firstBias,
            float[][] in,
            int inputs,
            float[][] out,
            int o,
            int last,
            int p) {
        int o1 = Math.min(o + 1, last);
        int o2 = Math.min(o + 2, last);
        int o3 = Math.min(o + 3, last);
        float[] y0 = out[o];
        float[] y1 = out[o1];
        float[] y2 = out[o2];
        float[] y3 = out[o3];
        boolean adds = firstBias == FROM_OUTPUTS;
        float b0 = bias(weights, firstBias, o);
        float b1 = bias(weights, firstBias, o1);
        float b2 = bias(weights, firstBias, o2);
        float b3 = bias(weights, firstBias, o3);
        FloatVector s00 = start(adds, y0, p, b0);
        FloatVector s01 = start(adds, y0, p + SIZE, b0);
        FloatVector s02 = start(adds, y0, p + 2 * SIZE, b0);
        FloatVector s03 = start(adds, y0, p + 3 * SIZE, b0);
        FloatVector s10 = start(adds, y1, p, b1);
        FloatVector s11 = start(adds, y1, p + SIZE, b1);
        FloatVector s12 = start(adds, y1, p + 2 * SIZE, b1);
        FloatVector s13 = start(adds, y1, p + 3 * SIZE, b1);
        FloatVector s20 = start(adds, y2, p, b2);
        FloatVector s21 = start(adds, y2, p + SIZE, b2);
        FloatVector s22 = start(adds, y2, p + 2 * SIZE, b2);
        FloatVector s23 = start(adds, y2, p + 3 * SIZE, b2);
        FloatVector s30 = start(adds, y3, p, b3);
        FloatVector s31 = start(adds, y3, p + SIZE, b3);
        FloatVector s32 = start(adds, y3, p + 2 * SIZE, b3);
        FloatVector s33 = start(adds, y3, p + 3 * SIZE, b3);
        int w0 = first + o * outStride;
        int w1 = first + o1 * outStride;
        int w2 = first + o2 * outStride;
        int w3 = first + o3 * outStride;
        for (int i = 0; i < inputs; i++) {
            float[] x = in[i];
            FloatVector x0 = FloatVector.fromArray(SPECIES, x, p);
            FloatVector x1 = FloatVector.fromArray(SPECIES, x, p + SIZE);
            FloatVector x2 = FloatVector.fromArray(SPECIES, x, p + 2 * SIZE);
            FloatVector x3 = FloatVector.fromArray(SPECIES, x, p + 3 * SIZE);
            int row = i * inStride;
            FloatVector a = FloatVector.broadcast(SPECIES, weights[row + w0]);
            s00 = x0.fma(a, s00);
            s01 = x1.fma(a, s01);
            s02 = x2.fma(a, s02);
            s03 = x3.fma(a, s03);
            FloatVector b = FloatVector.broadcast(SPECIES, weights[row + w1]);
            s10 = x0.fma(b, s10);
            s11 = x1.fma(b, s11);
            s12 = x2.fma(b, s12);
            s13 = x3.fma(b, s13);
            FloatVector c = FloatVector.broadcast(SPECIES, weights[row + w2]);
            s20 = x0.fma(c, s20);
            s21 = x1.fma(c, s21);
            s22 = x2.fma(c, s22);
            s23 = x3.fma(c, s23);
            FloatVector d = FloatVector.broadcast(SPECIES, weights[row + w3]);
            s30 = x0.fma(d, s30);
            s31 = x1.fma(d, s31);
            s32 = x2.fma(d, s32);
            s33 = x3.fma(d, s33);
        }
        s00.intoArray(y0, p);
        s01.intoArray(y0, p + SIZE);
        s02.intoArray(y0, p + 2 * SIZE);
        s03.intoArray(y0, p + 3 * SIZE);
        s10.intoArray(y1, p);
        s11.intoArray(y1, p + SIZE);
        s12.intoArray(y1, p + 2 * SIZE);
        s13.intoArray(y1, p + 3 * SIZE);
        s20.intoArray(y2, p);
        s21.intoArray(y2, p + SIZE);
        s22.intoArray(y2, p + 2 * SIZE);
        s23.intoArray(y2, p + 3 * SIZE);
        s30.intoArray(y3, p);
        s31.intoArray(y3, p + SIZE);
        s32.intoArray(y3, p + 2 * SIZE);
        s33.intoArray(y3, p + 3 * SIZE);
    }

    /** Four outputs, one vector of each; otherwise as the method above. */
    private static void sumFourByOne(
            float[] weights,
            int first,
            int inStride,
            int outStride,
            int firstBias,
            float[][] in,
            int inputs,
            float[][] out,
            int o,
            int last,
            int p) {
        int o1 = Math.min(o + 1, last);
        int o2 = Math.min(o + 2, last);
        int o3 = Math.min(o + 3, last);
        float[] y0 = out[o];
        float[] y1 = out[o1];
        float[] y2 = out[o2];
        float[] y3 = out[o3];
        boolean adds = firstBias == FROM_OUTPUTS;
        float b0 = bias(weights, firstBias, o);
        float b1 = bias(weights, firstBias, o1);
        float b2 = bias(weights, firstBias, o2);
        float b3 = bias(weights, firstBias, o3);
        FloatVector s0 = start(adds, y0, p, b0);
        FloatVector s1 = start(adds, y1, p, b1);
        FloatVector s2 = start(adds, y2, p, b2);
        FloatVector s3 = start(adds, y3, p, b3);
        int w0 = first + o * outStride;
        int w1 = first + o1 * outStride;
        int w2 = first + o2 * outStride;
        int w3 = first + o3 * outStride;
        for (int i = 0; i < inputs; i++) {
            FloatVector x = FloatVector.fromArray(SPECIES, in[i], p);
            int row = i * inStride;
            s0 = x.fma(FloatVector.broadcast(SPECIES, weights[row + w0]), s0);
            s1 = x.fma(FloatVector.broadcast(SPECIES, weights[row + w1]), s1);
            s2 = x.fma(FloatVector.broadcast(SPECIES, weights[row + w2]), s2);
            s3 = x.fma(FloatVector.broadcast(SPECIES, weights[row + w3]), s3);
        }
        s0.intoArray(y0, p);
        s1.intoArray(y1, p);
        s2.intoArray(y2, p);
        s3.intoArray(y3, p);
    }

    private static FloatVector start(boolean adds, float[] y, int p, float bias) {
        return adds ? FloatVector.fromArray(SPECIES, y, p) : FloatVector.broadcast(SPECIES, bias);
    }

    private static float bias(float[] weights, int firstBias, int o) {
        return firstBias < 0 ? 0 : weights[firstBias + o];
    }
}
