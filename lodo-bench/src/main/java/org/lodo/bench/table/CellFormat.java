package org.lodo.bench.table;

import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * How the numbers of a column are shown.
 *
 * @param number shows a number that is one, perhaps infinite
 * @param missing what stands where there is none
 */
public record CellFormat(DoubleFunction<String> number, String missing) {

    /** Four digits, with an exponent if the number is very small or large. */
    public static final CellFormat NUMBER = new CellFormat(Numbers::number, Numbers.NONE);

    /** Whole numbers with separators of thousands. */
    public static final CellFormat COUNT = new CellFormat(value -> Numbers.count(Math.round(value)), Numbers.NONE);

    /** Lengths of time in seconds. */
    public static final CellFormat SECONDS = new CellFormat(Numbers::seconds, Numbers.NONE);

    /** Amounts of memory in bytes. */
    public static final CellFormat BYTES = new CellFormat(value -> Numbers.bytes(Math.round(value)), "unknown");

    /** Speeds: whole numbers from a hundred on, four digits below. */
    public static final CellFormat SPEED = new CellFormat(
            value -> value >= 100 ? Numbers.count(Math.round(value)) : Numbers.number(value), Numbers.NONE);

    /** Changes as parts of one, in percent with their sign. */
    public static final CellFormat CHANGE =
            new CellFormat(value -> (value > 0 ? "+" : "") + Numbers.number(100 * value) + " %", Numbers.NONE);

    /**
     * @param pattern of {@link String#format}, for one number
     * @return numbers as the pattern has them, and nothing where there is none
     */
    public static CellFormat of(String pattern) {
        return new CellFormat(value -> String.format(Locale.ROOT, pattern, value), "");
    }

    /**
     * @param other what stands where there is no number
     * @return the same format otherwise
     */
    public CellFormat orElse(String other) {
        return new CellFormat(number, other);
    }

    /** A number with its spread or interval, or an interval alone. */
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
