package org.lodo.problems.network;

/**
 * Three channels with three: what a 3 × 3 depthwise convolution with multiplier 3 does for one row of its window. All work
 * on entries [0, length) of each channel; the order of every sum is fixed.
 */
final class ThreeByThree {

    private ThreeByThree() {}

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
}
