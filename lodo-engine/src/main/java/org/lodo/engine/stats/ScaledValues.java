package org.lodo.engine.stats;

import java.util.Arrays;

/**
 * Values divided by a power of two that brings the largest magnitude into [1, 2): their sums and squares neither overflow
 * nor underflow, whatever the values. Powers of two are exact, so statistics of values of ordinary size keep all their bits:
 * s(c x) = c s(x) holds for each rounding of a mean or a standard deviation.
 *
 * @param values the divided values, in order; as they are if one is not finite or all are zero
 * @param exponent of the power of two
 */
@SuppressWarnings("ArrayRecordComponent") // made for one computation, and not handed out
record ScaledValues(double[] values, int exponent) {

    /**
     * @param values any
     * @return the same, divided
     */
    static ScaledValues of(double[] values) {
        int exponent = exponent(values);
        return new ScaledValues(dividedBy(exponent, values), exponent);
    }

    /**
     * @param values any
     * @return the exponent of the largest magnitude, at least that of the least normal number; 0 if a value is not finite or
     *     all are zero
     */
    static int exponent(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest == 0 || !Double.isFinite(largest) ? 0 : Math.getExponent(largest);
    }

    /**
     * @param exponent of a power of two
     * @param values any
     * @return the values divided by the power
     */
    static double[] dividedBy(int exponent, double[] values) {
        return Arrays.stream(values).map(value -> Math.scalb(value, -exponent)).toArray();
    }

    /**
     * @param statistic of the divided values, such as their mean
     * @return that of the values themselves; the largest double with its sign where it would exceed that
     */
    double restored(double statistic) {
        double restored = Math.scalb(statistic, exponent);
        return Double.isFinite(statistic) ? saturated(restored) : restored;
    }

    /**
     * @param value what came of finite values
     * @return the largest double with its sign if it has overflowed
     */
    static double saturated(double value) {
        return Double.isInfinite(value) ? Math.copySign(Double.MAX_VALUE, value) : value;
    }
}
