package org.lodo.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people to read; a dash where there is none. */
final class Numbers {

    static final String NONE = "—";

    private static final MathContext DIGITS = new MathContext(4);

    private Numbers() {}

    /** Four digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
        }
        double magnitude = Math.abs(value);
        boolean plain = value == 0 || (magnitude >= 1e-3 && magnitude < 1e6);
        return plain
                ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
                : String.format(Locale.ROOT, "%.3e", value);
    }

    /** Value and spread. */
    static String number(double value, double spread) {
        return Double.isNaN(value) ? NONE : number(value) + (Double.isNaN(spread) ? "" : " ± " + number(spread));
    }

    /** From one to another. */
    static String range(double low, double high) {
        return Double.isNaN(low) ? NONE : number(low) + " … " + number(high);
    }

    /** A whole number with separators. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A length of time. */
    static String seconds(double seconds) {
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

    /** An amount of memory; null if it is not told. */
    static String bytes(Long bytes) {
        if (bytes == null) {
            return "not told";
        }
        return bytes < 10_000 ? bytes + " B" : String.format(Locale.ROOT, "%,d kB", Math.round(bytes / 1000.0));
    }
}
