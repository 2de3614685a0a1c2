package org.lodo.validation;

/** Argument checks. Every message gives the name, the value and the rule. */
public final class Require {

    private Require() {}

    /**
     * @param name what the number is
     * @param value the number
     * @return {@code value}
     * @throws IllegalArgumentException unless it is positive and finite
     */
    public static double positive(String name, double value) {
        return check(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "must be positive and finite");
    }

    /**
     * @param name what the limit is
     * @param value the limit
     * @return {@code value}
     * @throws IllegalArgumentException unless it is positive; infinity stands for no limit
     */
    public static double positiveLimit(String name, double value) {
        return check(value > 0, name, value, "must be positive; Infinity for no limit");
    }

    /**
     * @param name what the number is
     * @param value the number
     * @return {@code value}
     * @throws IllegalArgumentException unless it is non-negative and finite
     */
    public static double nonNegative(String name, double value) {
        return check(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "must be non-negative and finite");
    }

    /**
     * @param name what the number is
     * @param value the number
     * @return {@code value}
     * @throws IllegalArgumentException unless 0 ≤ value &lt; 1, the range of momenta and decay rates
     */
    public static double decay(String name, double value) {
        return check(value >= 0 && value < 1, name, value, "must be at least 0 and below 1");
    }

    /**
     * @param name what the number is
     * @param value the number
     * @param least the smallest allowed
     * @return {@code value}
     * @throws IllegalArgumentException if it is smaller than {@code least}
     */
    public static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " = " + value + ": must be at least " + least);
        }
        return value;
    }

    /**
     * @param name what the number is
     * @param value the number
     * @param least the smallest allowed
     * @return {@code value}
     * @throws IllegalArgumentException if it is smaller than {@code least}
     */
    public static long atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " = " + value + ": must be at least " + least);
        }
        return value;
    }

    /**
     * @param name what the number is
     * @param value the number
     * @param least the smallest allowed
     * @param most the largest allowed
     * @return {@code value}
     * @throws IllegalArgumentException if it is smaller than {@code least} or larger than {@code most}
     */
    public static int between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " = " + value + ": must be from " + least + " to " + most);
        }
        return value;
    }

    /**
     * @param name what the vector is
     * @param vector the vector
     * @param expected the required length
     * @return {@code vector}
     * @throws IllegalArgumentException if its length differs
     */
    public static double[] length(String name, double[] vector, int expected) {
        if (vector.length != expected) {
            throw new IllegalArgumentException(
                    name + " has " + vector.length + " entries: must have " + expected + ", the dimension");
        }
        return vector;
    }

    /**
     * Checks what a step is given, before it changes anything.
     *
     * @param gradient the gradient at {@code x}
     * @param x the point
     * @param dimension the required length of both
     * @throws IllegalArgumentException if a length differs or both are the same array
     * @throws NonFiniteException if an entry of the gradient is infinite or NaN
     */
    public static void gradientAt(double[] gradient, double[] x, int dimension) {
        length("x", x, dimension);
        length("gradient", gradient, dimension);
        notTheSame(gradient, x);
        finite("gradient", gradient);
    }

    /**
     * @param gradient the gradient at {@code x}
     * @param x the point
     * @throws IllegalArgumentException if both are the same array
     */
    public static void notTheSame(double[] gradient, double[] x) {
        if (gradient == x) {
            throw new IllegalArgumentException("gradient is the same array as x: must be another, as x is changed");
        }
    }

    /**
     * Checks a vector from outside. Optimizers check every gradient this way before it reaches their state or the point. It
     * takes one pass without allocation and costs a fraction of any update.
     *
     * @param name what the vector is
     * @param vector the vector
     * @return {@code vector}
     * @throws NonFiniteException if an entry is infinite or NaN
     */
    public static double[] finite(String name, double[] vector) {
        // 0 · v is NaN unless v is finite, and a NaN survives every sum. Eight sums, so that no addition waits for
        // another.
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = vector.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            s0 += 0 * vector[i];
            s1 += 0 * vector[i + 1];
            s2 += 0 * vector[i + 2];
            s3 += 0 * vector[i + 3];
            s4 += 0 * vector[i + 4];
            s5 += 0 * vector[i + 5];
            s6 += 0 * vector[i + 6];
            s7 += 0 * vector[i + 7];
        }
        for (int i = whole; i < vector.length; i++) {
            s0 += 0 * vector[i];
        }
        if (((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7)) != 0) {
            throw firstNonFinite(name, vector);
        }
        return vector;
    }

    private static NonFiniteException firstNonFinite(String name, double[] vector) {
        int entry = 0;
        while (Double.isFinite(vector[entry])) {
            entry++;
        }
        return new NonFiniteException(name, entry, vector[entry]);
    }

    private static double check(boolean holds, String name, double value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " = " + value + ": " + rule);
        }
        return value;
    }
}
