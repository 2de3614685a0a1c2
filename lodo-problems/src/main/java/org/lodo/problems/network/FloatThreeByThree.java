package org.lodo.problems.network;

/**
 * {@link ThreeByThree} in single precision. Inner products are summed in {@link FloatShape#LANES} lanes, entry p in lane p
 * modulo their number, as loops over vectors do, and then lane after lane.
 */
final class FloatThreeByThree {

    private static final int LANES = FloatShape.LANES;

    private FloatThreeByThree() {}

    /** The inner products of three channels with three others, added to gradient[first + i·stride + j]. */
    static void addProductsOfThree(
            float[] x0,
            float[] x1,
            float[] x2,
            float[] y0,
            float[] y1,
            float[] y2,
            int length,
            float[] gradient,
            int first,
            int stride) {
        float t00 = 0;
        float t01 = 0;
        float t02 = 0;
        float t10 = 0;
        float t11 = 0;
        float t12 = 0;
        float t20 = 0;
        float t21 = 0;
        float t22 = 0;
        for (int lane = 0; lane < LANES; lane++) {
            float s00 = 0;
            float s01 = 0;
            float s02 = 0;
            float s10 = 0;
            float s11 = 0;
            float s12 = 0;
            float s20 = 0;
            float s21 = 0;
            float s22 = 0;
            for (int p = lane; p < length; p += LANES) {
                float u = x0[p];
                float v = x1[p];
                float w = x2[p];
                float a = y0[p];
                float b = y1[p];
                float c = y2[p];
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
            t00 += s00;
            t01 += s01;
            t02 += s02;
            t10 += s10;
            t11 += s11;
            t12 += s12;
            t20 += s20;
            t21 += s21;
            t22 += s22;
        }
        gradient[first] += t00;
        gradient[first + 1] += t01;
        gradient[first + 2] += t02;
        gradient[first + stride] += t10;
        gradient[first + stride + 1] += t11;
        gradient[first + stride + 2] += t12;
        gradient[first + 2 * stride] += t20;
        gradient[first + 2 * stride + 1] += t21;
        gradient[first + 2 * stride + 2] += t22;
    }
}
