package org.lodo.bench.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats numbers for reports, the same in every locale; a dash for a missing number. */
public final class Numbers {

    /** The text for a missing number. */
    public static final String NONE = "—";

    private static final MathContext DIGITS = new MathContext(4);

    private Numbers() {}

    /**
     * @param value a number
     * @return the number with four significant digits, in scientific notation if it is very small or large
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
     * @param spread the number after ±; NaN for none
     * @return both, each with four significant digits
     */
    public static String number(double value, double spread) {
        return Double.isNaN(value) ? NONE : number(value) + (Double.isNaN(spread) ? "" : " ± " + number(spread));
    }

    /**
     * @param low lower end of an interval; NaN for no interval
     * @param high its upper end
     * @return the interval
     */
    public static String range(double low, double high) {
        return Double.isNaN(low) ? NONE : number(low) + " … " + number(high);
    }

    /**
     * @param value a whole number
     * @return the number with thousands separators
     */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /**
     * @param seconds a duration
     * @return the duration with two significant digits, in seconds, milliseconds or microseconds
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
     * @return the amount in bytes, or in kilobytes from 10,000 bytes
     */
    public static String bytes(long bytes) {
        return bytes < 10_000 ? bytes + " B" : String.format(Locale.ROOT, "%,d kB", Math.round(bytes / 1000.0));
    }
}
