package org.lodo.bench.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people to read, the same in every locale; a dash where there is none. */
public final class Numbers {

    /** Stands where there is no number. */
    public static final String NONE = "—";

    private static final MathContext DIGITS = new MathContext(4);

    private Numbers() {}

    /**
     * @param value a number
     * @return its first four digits, with an exponent if it is very small or large
     */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
        }
        double magnitude = Math.abs(value);
        boolean plain = value == 0 || (magnitude >= 1e-3 && magnitude < 1e6);
        return plain
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%.3e", value);
    }

    /**
     * @param value a number
     * @param spread what stands behind ±; NaN for nothing
     * @return both, each with four digits
     */
    public static String number(double value, double spread) {
        return Double.isNaN(value) ? NONE : number(value) + (Double.isNaN(spread) ? "" : " ± " + number(spread));
    }

    /**
     * @param low where an interval begins; NaN for no interval
     * @param high where it ends
     * @return the interval
     */
    public static String range(double low, double high) {
        return Double.isNaN(low) ? NONE : number(low) + " … " + number(high);
    }

    /**
     * @param value a whole number
     * @return the number with separators of thousands
     */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /**
     * @param seconds a length of time
     * @return the time with two digits, in seconds, milliseconds or microseconds
     */
    public static String seconds(double seconds) {
        if (seconds >= 100) {
            return String.format(Locale.ROOT, "%,.0f s", seconds);
        }
        if (seconds >= 0.1 || seconds == 0) {
            return twoDigits(seconds) + " s";
        }
        return seconds >= 1e-4 ? twoDigits(1e3 * seconds) + " ms" : twoDigits(1e6 * seconds) + " µs";
    }

    private static String twoDigits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * @param bytes an amount of memory
     * @return the amount in bytes, or from ten thousand on in kilobytes
     */
    public static String bytes(long bytes) {
        return bytes < 10_000 ? bytes + " B" : String.format(Locale.ROOT, "%,d kB", Math.round(bytes / 1000.0));
    }
}
