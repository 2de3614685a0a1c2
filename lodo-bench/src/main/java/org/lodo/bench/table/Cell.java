package org.lodo.bench.table;

import java.util.Arrays;
import org.lodo.engine.stats.Estimate;

/**
 * A cell of a table: its numbers, and what is shown of them beyond the format of its column.
 *
 * @param text the text shown; empty if the column's format makes it from the numbers
 * @param value the number; NaN for none
 * @param spread the number after ±, such as a standard deviation; NaN for none
 * @param low lower end of an interval; NaN for none
 * @param high its upper end
 * @param mark how the cell is highlighted
 * @param link the target of a link, relative to the report; empty for none
 */
public record Cell(String text, double value, double spread, double low, double high, Mark mark, String link) {

    /** How a cell is highlighted. */
    public enum Mark {
        /** Not at all. */
        NONE,
        /** As the best of its column, or not significantly different from the best. */
        BEST,
        /** As something that a reader should not overlook. */
        WARNING
    }

    /**
     * @param text the text shown
     * @return a cell without a number
     */
    public static Cell words(String text) {
        return number(Double.NaN).shownAs(text);
    }

    /**
     * @param text the text shown
     * @param link the target of the link, relative to the report
     * @return a cell without a number
     */
    public static Cell link(String text, String link) {
        return new Cell(text, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Mark.NONE, link);
    }

    /**
     * @return a cell that shows a dash
     */
    public static Cell none() {
        return words(Numbers.NONE);
    }

    /**
     * @param value a number; NaN for none
     * @return its cell
     */
    public static Cell number(double value) {
        return number(value, Double.NaN);
    }

    /**
     * @param value a whole number
     * @return its cell
     */
    public static Cell count(long value) {
        return number((double) value);
    }

    /**
     * @param value a number; NaN for none
     * @param spread the number after ±; NaN for none
     * @return their cell
     */
    public static Cell number(double value, double spread) {
        return new Cell("", value, spread, Double.NaN, Double.NaN, Mark.NONE, "");
    }

    /**
     * @param low lower end of an interval; NaN for no interval
     * @param high its upper end
     * @return a cell that shows only the interval
     */
    public static Cell range(double low, double high) {
        return number(Double.NaN).within(low, high);
    }

    /**
     * @param values numbers, not finite for runs that failed
     * @return a cell with the mean and standard deviation of the finite ones
     */
    public static Cell mean(double[] values) {
        Estimate estimate =
                Estimate.of(Arrays.stream(values).filter(Double::isFinite).toArray());
        return number(estimate.mean(), estimate.standardDeviation());
    }

    /**
     * @param from lower end of an interval; NaN for no interval
     * @param to its upper end
     * @return this cell with that interval
     */
    public Cell within(double from, double to) {
        return new Cell(text, value, spread, from, to, mark, link);
    }

    /**
     * @param other the text shown instead of the formatted numbers
     * @return this cell with that text
     */
    public Cell shownAs(String other) {
        return new Cell(other, value, spread, low, high, mark, link);
    }

    /**
     * @param other how the cell is highlighted
     * @return this cell with that mark
     */
    public Cell marked(Mark other) {
        return new Cell(text, value, spread, low, high, other, link);
    }

    /**
     * @return the number that rows are sorted by; NaN if they are sorted by the text
     */
    public double sortKey() {
        return Double.isNaN(value) ? low : value;
    }
}
