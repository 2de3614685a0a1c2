package org.lodo.bench.table;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * How the numbers of a column are shown.
 *
 * @param number formats a number, which may be infinite but not NaN
 * @param missing the text for a missing number
 * @param isGeneral whether spreads and intervals decide how many digits are shown, as {@link Numbers} does it
 */
public record CellFormat(DoubleFunction<String> number, String missing, boolean isGeneral) {

    /**
     * Four significant digits, or as many as a spread or an interval leaves certain, in scientific notation if the number is very
     * small or large.
     */
    public static final CellFormat NUMBER = new CellFormat(Numbers::number, Numbers.NONE, true);

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
    public static final CellFormat CHANGE = new CellFormat(
            value -> (value > 0 ? "+" : "") + Numbers.with(Numbers.number(100 * value), "%"), Numbers.NONE);

    /**
     * @param number formats each number by itself
     * @param missing the text for a missing number
     */
    public CellFormat(DoubleFunction<String> number, String missing) {
        this(number, missing, false);
    }

    /**
     * @param pattern a format of {@link String#format} for one number
     * @return numbers in that format; an empty text for missing numbers
     */
    public static CellFormat of(String pattern) {
        return new CellFormat(value -> Numbers.trueMinus(String.format(Locale.ROOT, pattern, value)), "");
    }

    /**
     * @param other the text for a missing number
     * @return this format with that text
     */
    public CellFormat orElse(String other) {
        return new CellFormat(number, other, isGeneral);
    }

    /** A number with its spread and interval, or only an interval. */
    String text(Cell cell) {
        String interval = Double.isNaN(cell.low()) ? missing : interval(cell);
        if (Double.isNaN(cell.value())) {
            return interval;
        }
        return value(cell) + (Double.isNaN(cell.low()) ? "" : " (" + interval + ")");
    }

    private String interval(Cell cell) {
        return isGeneral
                ? Numbers.range(cell.low(), cell.high())
                : number.apply(cell.low()) + Numbers.TO + number.apply(cell.high());
    }

    private String value(Cell cell) {
        boolean hasSpread = !Double.isNaN(cell.spread());
        if (isGeneral) {
            return hasSpread
                    ? Numbers.number(cell.value(), cell.spread())
                    : Numbers.value(cell.value(), (cell.high() - cell.low()) / 2);
        }
        return number.apply(cell.value()) + (hasSpread ? Numbers.PLUS_MINUS + number.apply(cell.spread()) : "");
    }
}
