package org.lodo.problems.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What a 3 × 3 depthwise convolution with multiplier 3 does with nine neighbours and three channels, by vectors. */
final class FloatVectorNeighbours {

    private static final VectorSpecies<Float> SPECIES = FloatVectorSize.SPECIES;
    private static final int SIZE = FloatVectorSize.ENTRIES;

    private FloatVectorNeighbours() {}

    /** As {@link FloatKernels#setThreeFromNine}. */
    static void setThreeFromNine(
            float[] weights,
            int first,
            int stride,
            int firstBias,
            float[][] taps,
            float[][] out,
            int firstOut,
            int length) {
        float[] x0 = taps[0];
        float[] x1 = taps[1];
        float[] x2 = taps[2];
        float[] x3 = taps[3];
        float[] x4 = taps[4];
        float[] x5 = taps[5];
        float[] x6 = taps[6];
        float[] x7 = taps[7];
        float[] x8 = taps[8];
        float[] y0 = out[firstOut];
        float[] y1 = out[firstOut + 1];
        float[] y2 = out[firstOut + 2];
        FloatVector b0 = FloatVector.broadcast(SPECIES, weights[firstBias]);
        FloatVector b1 = FloatVector.broadcast(SPECIES, weights[firstBias + 1]);
        FloatVector b2 = FloatVector.broadcast(SPECIES, weights[firstBias + 2]);
        FloatVector w00 = FloatVector.broadcast(SPECIES, weights[first]);
        FloatVector w01 = FloatVector.broadcast(SPECIES, weights[first + 1]);
        FloatVector w02 = FloatVector.broadcast(SPECIES, weights[first + 2]);
        FloatVector w10 = FloatVector.broadcast(SPECIES, weights[first + stride]);
        FloatVector w11 = FloatVector.broadcast(SPECIES, weights[first + stride + 1]);
        FloatVector w12 = FloatVector.broadcast(SPECIES, weights[first + stride + 2]);
        FloatVector w20 = FloatVector.broadcast(SPECIES, weights[first + 2 * stride]);
        FloatVector w21 = FloatVector.broadcast(SPECIES, weights[first + 2 * stride + 1]);
        FloatVector w22 = FloatVector.broadcast(SPECIES, weights[first + 2 * stride + 2]);
        FloatVector w30 = FloatVector.broadcast(SPECIES, weights[first + 3 * stride]);
        FloatVector w31 = FloatVector.broadcast(SPECIES, weights[first + 3 * stride + 1]);
        FloatVector w32 = FloatVector.broadcast(SPECIES, weights[first + 3 * stride + 2]);
        FloatVector w40 = FloatVector.broadcast(SPECIES, weights[first + 4 * stride]);
        FloatVector w41 = FloatVector.broadcast(SPECIES, weights[first + 4 * stride + 1]);
        FloatVector w42 = FloatVector.broadcast(SPECIES, weights[first + 4 * stride + 2]);
        FloatVector w50 = FloatVector.broadcast(SPECIES, weights[first + 5 * stride]);
        FloatVector w51 = FloatVector.broadcast(SPECIES, weights[first + 5 * stride + 1]);
        FloatVector w52 = FloatVector.broadcast(SPECIES, weights[first + 5 * stride + 2]);
        FloatVector w60 = FloatVector.broadcast(SPECIES, weights[first + 6 * stride]);
        FloatVector w61 = FloatVector.broadcast(SPECIES, weights[first + 6 * stride + 1]);
        FloatVector w62 = FloatVector.broadcast(SPECIES, weights[first + 6 * stride + 2]);
        FloatVector w70 = FloatVector.broadcast(SPECIES, weights[first + 7 * stride]);
        FloatVector w71 = FloatVector.broadcast(SPECIES, weights[first + 7 * stride + 1]);
        FloatVector w72 = FloatVector.broadcast(SPECIES, weights[first + 7 * stride + 2]);
        FloatVector w80 = FloatVector.broadcast(SPECIES, weights[first + 8 * stride]);
        FloatVector w81 = FloatVector.broadcast(SPECIES, weights[first + 8 * stride + 1]);
        FloatVector w82 = FloatVector.broadcast(SPECIES, weights[first + 8 * stride + 2]);
        for (int p = 0; p < length; p += SIZE) {
            FloatVector u0 = FloatVector.fromArray(SPECIES, x0, p);
            FloatVector s0 = u0.fma(w00, b0);
            FloatVector s1 = u0.fma(w01, b1);
            FloatVector s2 = u0.fma(w02, b2);
            FloatVector u1 = FloatVector.fromArray(SPECIES, x1, p);
            s0 = u1.fma(w10, s0);
            s1 = u1.fma(w11, s1);
            s2 = u1.fma(w12, s2);
            FloatVector u2 = FloatVector.fromArray(SPECIES, x2, p);
            s0 = u2.fma(w20, s0);
            s1 = u2.fma(w21, s1);
            s2 = u2.fma(w22, s2);
            FloatVector u3 = FloatVector.fromArray(SPECIES, x3, p);
            s0 = u3.fma(w30, s0);
            s1 = u3.fma(w31, s1);
            s2 = u3.fma(w32, s2);
            FloatVector u4 = FloatVector.fromArray(SPECIES, x4, p);
            s0 = u4.fma(w40, s0);
            s1 = u4.fma(w41, s1);
            s2 = u4.fma(w42, s2);
            FloatVector u5 = FloatVector.fromArray(SPECIES, x5, p);
            s0 = u5.fma(w50, s0);
            s1 = u5.fma(w51, s1);
            s2 = u5.fma(w52, s2);
            FloatVector u6 = FloatVector.fromArray(SPECIES, x6, p);
            s0 = u6.fma(w60, s0);
            s1 = u6.fma(w61, s1);
            s2 = u6.fma(w62, s2);
            FloatVector u7 = FloatVector.fromArray(SPECIES, x7, p);
            s0 = u7.fma(w70, s0);
            s1 = u7.fma(w71, s1);
            s2 = u7.fma(w72, s2);
            FloatVector u8 = FloatVector.fromArray(SPECIES, x8, p);
            s0 = u8.fma(w80, s0);
            s1 = u8.fma(w81, s1);
            s2 = u8.fma(w82, s2);
            s0.intoArray(y0, p);
            s1.intoArray(y1, p);
            s2.intoArray(y2, p);
        }
    }

    /** Three of the nine channels from three, as {@link FloatKernels#setNineFromThree}. */
    static void setThreeFromThree(
            float[] weights,
            int first,
            int stride,
            float[][] from,
            int firstFrom,
            float[][] taps,
            int tap,
            int length) {
        float[] y0 = from[firstFrom];
        float[] y1 = from[firstFrom + 1];
        float[] y2 = from[firstFrom + 2];
        float[] x0 = taps[tap];
        float[] x1 = taps[tap + 1];
        float[] x2 = taps[tap + 2];
        FloatVector w00 = FloatVector.broadcast(SPECIES, weights[first]);
        FloatVector w01 = FloatVector.broadcast(SPECIES, weights[first + 1]);
        FloatVector w02 = FloatVector.broadcast(SPECIES, weights[first + 2]);
        FloatVector w10 = FloatVector.broadcast(SPECIES, weights[first + stride]);
        FloatVector w11 = FloatVector.broadcast(SPECIES, weights[first + stride + 1]);
        FloatVector w12 = FloatVector.broadcast(SPECIES, weights[first + stride + 2]);
        FloatVector w20 = FloatVector.broadcast(SPECIES, weights[first + 2 * stride]);
        FloatVector w21 = FloatVector.broadcast(SPECIES, weights[first + 2 * stride + 1]);
        FloatVector w22 = FloatVector.broadcast(SPECIES, weights[first + 2 * stride + 2]);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int p = 0; p < length; p += SIZE) {
            FloatVector u0 = FloatVector.fromArray(SPECIES, y0, p);
            FloatVector u1 = FloatVector.fromArray(SPECIES, y1, p);
            FloatVector u2 = FloatVector.fromArray(SPECIES, y2, p);
            u2.fma(w02, u1.fma(w01, u0.fma(w00, zero))).intoArray(x0, p);
            u2.fma(w12, u1.fma(w11, u0.fma(w10, zero))).intoArray(x1, p);
            u2.fma(w22, u1.fma(w21, u0.fma(w20, zero))).intoArray(x2, p);
        }
    }

    /** Nine sums' lanes, a vector of them each, over whole groups of lanes. */
    static void sumLanes(float[][] taps, int tap, float[][] other, int firstOther, int lane, int whole, float[] lanes) {
        float[] x0 = taps[tap];
        float[] x1 = taps[tap + 1];
        float[] x2 = taps[tap + 2];
        float[] y0 = other[firstOther];
        float[] y1 = other[firstOther + 1];
        float[] y2 = other[firstOther + 2];
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s02 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s12 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s22 = FloatVector.zero(SPECIES);
        for (int p = lane; p < whole; p += FloatShape.LANES) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, y0, p);
            FloatVector v1 = FloatVector.fromArray(SPECIES, y1, p);
            FloatVector v2 = FloatVector.fromArray(SPECIES, y2, p);
            FloatVector u0 = FloatVector.fromArray(SPECIES, x0, p);
            s00 = u0.fma(v0, s00);
            s01 = u0.fma(v1, s01);
            s02 = u0.fma(v2, s02);
            FloatVector u1 = FloatVector.fromArray(SPECIES, x1, p);
            s10 = u1.fma(v0, s10);
            s11 = u1.fma(v1, s11);
            s12 = u1.fma(v2, s12);
            FloatVector u2 = FloatVector.fromArray(SPECIES, x2, p);
            s20 = u2.fma(v0, s20);
            s21 = u2.fma(v1, s21);
            s22 = u2.fma(v2, s22);
        }
        int i = 3 * tap * FloatShape.LANES + lane;
        s00.intoArray(lanes, i);
        s01.intoArray(lanes, i + FloatShape.LANES);
        s02.intoArray(lanes, i + 2 * FloatShape.LANES);
        s10.intoArray(lanes, i + 3 * FloatShape.LANES);
        s11.intoArray(lanes, i + 4 * FloatShape.LANES);
        s12.intoArray(lanes, i + 5 * FloatShape.LANES);
        s20.intoArray(lanes, i + 6 * FloatShape.LANES);
        s21.intoArray(lanes, i + 7 * FloatShape.LANES);
        s22.intoArray(lanes, i + 8 * FloatShape.LANES);
    }
}
