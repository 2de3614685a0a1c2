package org.lodo.testkit;

/** Plain loops over vectors, independent of the kernels under test. */
final class VectorMath {

    private VectorMath() {}

    static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** y ← y + a x. */
    static void addScaled(double a, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += a * x[i];
        }
    }
}
