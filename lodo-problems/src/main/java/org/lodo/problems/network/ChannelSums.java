package org.lodo.problems.network;

/** Sums of channels, entry by entry, and the sum of a channel. All work on entries [0, length) of each channel. */
final class ChannelSums {

    private ChannelSums() {}

    /** y ← y + x. */
    static void add(double[] x, double[] y, int length) {
        for (int p = 0; p < length; p++) {
            y[p] += x[p];
        }
    }

    /** y ← x + a. */
    static void shift(double[] x, double a, double[] y, int length) {
        for (int p = 0; p < length; p++) {
            y[p] = x[p] + a;
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
}
