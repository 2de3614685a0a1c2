package org.lodo.kernel;

/**
 * Loops over flat arrays, written so that the just-in-time compiler vectorizes them: every operand is an array of its own, and
 * all have the same index. Sums have eight fixed lanes, so their bits depend neither on the vector width nor on the number of
 * threads.
 */
public final class Vectors {

    private Vectors() {}

    /**
     * y ← y + a x.
     *
     * @param a the factor
     * @param x the vector added, read only
     * @param y the vector changed in place, as long as {@code x}
     */
    public static void addScaled(double a, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.fma(a, x[i], y[i]);
        }
    }

    /**
     * y ← a y + b x: exponential averaging when a = β and b = 1 − β.
     *
     * @param a factor of {@code y}
     * @param y the vector changed in place
     * @param b factor of {@code x}
     * @param x read only, as long as {@code y}
     */
    public static void combine(double a, double[] y, double b, double[] x) {
        combine(a, y, b, x, 0, y.length);
    }

    /**
     * y ← a y + b x within a range.
     *
     * @param a factor of {@code y}
     * @param y the vector changed in place
     * @param b factor of {@code x}
     * @param x read only
     * @param from first entry
     * @param to one past the last entry
     */
    public static void combine(double a, double[] y, double b, double[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            y[i] = Math.fma(a, y[i], b * x[i]);
        }
    }

    /**
     * out ← a x, for the entries that {@code out} has.
     *
     * @param a the factor
     * @param x read only, at least as long as {@code out}
     * @param out overwritten
     */
    public static void scale(double a, double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a * x[i];
        }
    }

    /**
     * The inner product xᵀy.
     *
     * @param x a vector
     * @param y a vector as long as {@code x}
     * @return the sum of products, over eight lanes (entry i belongs to lane i mod 8) that are then added in order
     */
    public static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = x.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            s0 = Math.fma(x[i], y[i], s0);
            s1 = Math.fma(x[i + 1], y[i + 1], s1);
            s2 = Math.fma(x[i + 2], y[i + 2], s2);
            s3 = Math.fma(x[i + 3], y[i + 3], s3);
            s4 = Math.fma(x[i + 4], y[i + 4], s4);
            s5 = Math.fma(x[i + 5], y[i + 5], s5);
            s6 = Math.fma(x[i + 6], y[i + 6], s6);
            s7 = Math.fma(x[i + 7], y[i + 7], s7);
        }
        double rest = 0;
        for (int i = whole; i < x.length; i++) {
            rest = Math.fma(x[i], y[i], rest);
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + rest;
    }

    /**
     * The sum of a range.
     *
     * @param x a vector
     * @param from first entry
     * @param to one past the last entry
     * @return the sum over eight lanes (entry i belongs to lane (i − from) mod 8) that are then added in order
     */
    public static double sum(double[] x, int from, int to) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = from + ((to - from) & ~7);
        for (int i = from; i < whole; i += 8) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
            s5 += x[i + 5];
            s6 += x[i + 6];
            s7 += x[i + 7];
        }
        double rest = 0;
        for (int i = whole; i < to; i++) {
            rest += x[i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) + rest;
    }

    /**
     * The sum of every eighth entry: the least that must be read to bring a vector to the core's caches, one entry of each line.
     *
     * @param x a vector
     * @param length the number of entries considered
     * @return x[0] + x[8] + …
     */
    public static double sumOfEachEighth(double[] x, int length) {
        double sum = 0;
        for (int i = 0; i < length; i += 8) {
            sum += x[i];
        }
        return sum;
    }

    /**
     * The Euclidean norm.
     *
     * @param x a vector
     * @return √(xᵀx)
     */
    public static double norm(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    /**
     * Whether every entry is a finite number.
     *
     * @param x a vector
     * @return false if any entry is infinite or NaN
     */
    public static boolean isFinite(double[] x) {
        for (double entry : x) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }
}
