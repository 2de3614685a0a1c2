package org.lodo.bench.table;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * How the numbers of a column are shown.
 *
 * @param number formats a number, which may be infinite but not NaN
 * @param missing the text for a missing number
 */
public record CellFormat(DoubleFunction<String> number, String missing) {

    /** Four significant digits, in scientific notation if the number is very small or large. */
    public static final CellFormat NUMBER = new CellFormat(Numbers::number, Numbers.NONE);

    /** Whole numbers with thousands separators. */
    public static final CellFormat COUNT = new CellFormat(value -> Numbers.count(Math.round(value)), Numbers.NONE);

    /** Durations, from seconds. */
    public static final CellFormat SECONDS = new CellFormat(Numbers::seconds, Numbers.NONE);

    /** Amounts of memory, from bytes. */
    public static final CellFormat BYTES = new CellFormat(value -> Numbers.bytes(Math.round(value)), "unknown");

    /** Speeds: whole numbers from 100, four significant digits below. */
    public static final CellFormat SPEED = new CellFormat(
            value -> value >= 100 ? Numbers.count(Math.round(value)) : Numbers.number(value), Numbers.NONE);

    /** Relative changes, in percent with a sign. */
    public static final CellFormat CHANGE =
            new CellFormat(value -> (value > 0 ? "+" : "") + Numbers.number(100 * value) + " %", Numbers.NONE);

    /**
     * @param pattern a format of {@link String#format} for one number
     * @return numbers in that format; an empty text for missing numbers
     */
    public static CellFormat of(String pattern) {
        return new CellFormat(value -> String.format(Locale.ROOT, pattern, value), "");
    }

    /**
     * @param other the text for a missing number
     * @return this format with that text
     */
    public CellFormat orElse(String other) {
        return new CellFormat(number, other);
    }

    /** A number with its spread and interval, or only an interval. */
    String text(Cell cell) {
        boolean hasInterval = !Double.isNaN(cell.low());
        String interval = hasInterval ? number.apply(cell.low()) + " … " + number.apply(cell.high()) : missing;
        if (Double.isNaN(cell.value())) {
            return interval;
        }
        return number.apply(cell.value())
                + (Double.isNaN(cell.spread()) ? "" : " ± " + number.apply(cell.spread()))
                + (hasInterval ? " (" + interval + ")" : "");
    }
}
