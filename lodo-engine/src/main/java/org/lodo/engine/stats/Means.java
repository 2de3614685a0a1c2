package org.lodo.engine.stats;

/**
 * Means of finite values, which are finite themselves: none is larger than the largest value but for rounding, however large the sum. The
 * values are summed in order, and again in smaller units only if that overflows, so ordinary means keep their bits. Sums of
 * small values need no such care: additions of doubles do not underflow.
 */
public final class Means {

    /** A power of two, by which products of doubles are exact, that is larger than any count of values. */
    private static final double UNIT = 0x1p70;

    private Means() {}

    /**
     * @param values any
     * @return their mean; NaN if there are none
     */
    public static double of(double[] values) {
        return of(values, 0, values.length);
    }

    /**
     * @param values any
     * @param from where to begin
     * @param to where to end, exclusively
     * @return the mean of the values between; NaN if there are none
     */
    public static double of(double[] values, int from, int to) {
        double plain = sum(values, from, to, 1) / (to - from);
        return Double.isFinite(plain) ? plain : inUnits(sum(values, from, to, UNIT) / (to - from), plain);
    }

    /** A mean that was taken in units, if it is finite: an infinite value is told from an overflow by being infinite still. */
    private static double inUnits(double mean, double plain) {
        return Double.isFinite(mean) ? ScaledValues.saturated(mean * UNIT) : plain;
    }

    private static double sum(double[] values, int from, int to, double unit) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i] / unit;
        }
        return sum;
    }

    /**
     * @param values any
     * @param weights of the values, none of them negative, with a sum below 2⁷⁰; values without a weight are left out
     * @return the weighted mean; NaN if no value has a weight
     */
    static double weighted(double[] values, double[] weights) {
        double plain = weighted(values, weights, 1);
        return Double.isFinite(plain) ? plain : inUnits(weighted(values, weights, UNIT), plain);
    }

    private static double weighted(double[] values, double[] weights, double unit) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < values.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i] * (values[i] / unit);
                weight += weights[i];
            }
        }
        return sum / weight;
    }
}
