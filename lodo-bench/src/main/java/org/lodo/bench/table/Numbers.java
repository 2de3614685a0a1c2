package org.lodo.bench.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Formats numbers for reports, the same in every locale: a true minus, groups of three digits, a no-break space before units, and
 * a dash for a missing number. A number with a spread or in an interval has the digits that these leave certain: the spread and
 * half the interval are shown with two significant digits, and the number ends where they do.
 */
public final class Numbers {

    /** The text for a missing number. */
    public static final String NONE = "—";

    /** What stands between a number and its unit. */
    public static final char NO_BREAK_SPACE = '\u00a0';

    static final String PLUS_MINUS = " ± ";
    static final String TO = " … ";

    private static final int DIGITS = 4;
    private static final int DIGITS_OF_SPREAD = 2;

    /** A spread so small beside its number is not worth the digits that it leaves certain. */
    private static final int MAX_DIGITS = 10;

    private static final double LEAST_PLAIN = 1e-3;
    private static final double LEAST_SCIENTIFIC = 1e6;

    private Numbers() {}

    /**
     * @param value a number
     * @return the number with four significant digits, in scientific notation if it is very small or large
     */
    public static String number(double value) {
        return significant(value, DIGITS);
    }

    private static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
        }
        if (isPlain(Math.abs(value))) {
            BigDecimal rounded =
                    new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
            return plain(rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY));
        }
        return trueMinus(String.format(Locale.ROOT, "%." + (digits - 1) + "e", value));
    }

    private static boolean isPlain(double magnitude) {
        return magnitude == 0 || (magnitude >= LEAST_PLAIN && magnitude < LEAST_SCIENTIFIC);
    }

    private static String plain(BigDecimal value) {
        return trueMinus(String.format(Locale.ROOT, "%,." + value.scale() + "f", value));
    }

    static String trueMinus(String number) {
        return number.replace('-', '−');
    }

    /**
     * @param value a number
     * @param spread the number after ±; NaN for none
     * @return the spread with two significant digits, the number to match
     */
    public static String number(double value, double spread) {
        return Double.isNaN(value)
                ? NONE
                : value(value, spread) + (Double.isNaN(spread) ? "" : PLUS_MINUS + spread(value, spread));
    }

    /** A number as it is shown before its spread. */
    static String value(double value, double spread) {
        return hasCommonPlace(spread, value)
                ? fixed(value, place(spread), Math.max(Math.abs(value), spread))
                : number(value);
    }

    private static String spread(double value, double spread) {
        if (hasCommonPlace(spread, value)) {
            return fixed(spread, place(spread), Math.max(Math.abs(value), spread));
        }
        return significant(spread, DIGITS_OF_SPREAD);
    }

    /**
     * @param low lower end of an interval; NaN for no interval
     * @param high its upper end
     * @return the interval, with two significant digits of half its width
     */
    public static String range(double low, double high) {
        if (Double.isNaN(low)) {
            return NONE;
        }
        double half = (high - low) / 2;
        if (!hasCommonPlace(half, low, high)) {
            return number(low) + TO + number(high);
        }
        double largest = Math.max(Math.abs(low), Math.abs(high));
        return fixed(low, place(half), largest) + TO + fixed(high, place(half), largest);
    }

    /** Whether numbers can end where an uncertainty has its second digit. */
    private static boolean hasCommonPlace(double uncertainty, double... values) {
        if (!Double.isFinite(uncertainty) || uncertainty <= 0) {
            return false;
        }
        for (double value : values) {
            if (!Double.isFinite(value) || (value != 0 && exponent(value) - place(uncertainty) >= MAX_DIGITS)) {
                return false;
            }
        }
        return true;
    }

    /** The power of ten of the second significant digit. */
    private static int place(double uncertainty) {
        BigDecimal rounded = new BigDecimal(uncertainty).round(new MathContext(DIGITS_OF_SPREAD));
        return rounded.precision() - rounded.scale() - DIGITS_OF_SPREAD;
    }

    /** The power of ten of the first significant digit. */
    private static int exponent(double value) {
        BigDecimal exact = new BigDecimal(value);
        return exact.precision() - exact.scale() - 1;
    }

    /** A number that ends at a power of ten, in scientific notation if the largest of those shown with it is. */
    private static String fixed(double value, int place, double largest) {
        BigDecimal rounded = new BigDecimal(value).setScale(-place, RoundingMode.HALF_EVEN);
        if (isPlain(largest)) {
            return plain(rounded.setScale(Math.max(0, -place), RoundingMode.UNNECESSARY));
        }
        int exponent = exponent(largest);
        String mantissa =
                plain(rounded.movePointLeft(exponent).setScale(Math.max(0, exponent - place), RoundingMode.HALF_EVEN));
        return mantissa + trueMinus(String.format(Locale.ROOT, "e%+03d", exponent));
    }

    /**
     * @param value a whole number
     * @return the number with thousands separators
     */
    public static String count(long value) {
        return trueMinus(String.format(Locale.ROOT, "%,d", value));
    }

    /**
     * @param number the text of a number
     * @param unit its unit
     * @return both, on one line
     */
    public static String with(String number, String unit) {
        return number + NO_BREAK_SPACE + unit;
    }

    /**
     * @param seconds a duration
     * @return the duration with two significant digits, in seconds, milliseconds or microseconds
     */
    public static String seconds(double seconds) {
        if (seconds >= 100) {
            return with(count(Math.round(seconds)), "s");
        }
        if (seconds >= 0.1 || seconds == 0) {
            return with(significant(seconds, 2), "s");
        }
        return seconds >= 1e-4 ? with(significant(1e3 * seconds, 2), "ms") : with(significant(1e6 * seconds, 2), "µs");
    }

    /**
     * @param bytes an amount of memory
     * @return the amount in bytes, or in kilobytes from 10,000 bytes
     */
    public static String bytes(long bytes) {
        return bytes < 10_000 ? with(count(bytes), "B") : with(count(Math.round(bytes / 1000.0)), "kB");
    }
}
