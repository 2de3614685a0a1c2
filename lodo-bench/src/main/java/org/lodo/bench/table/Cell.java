package org.lodo.bench.table;

import java.util.Arrays;
import org.lodo.engine.stats.Estimate;

/**
 * A cell of a table: the numbers in it, and what its column's format cannot tell of them.
 *
 * @param text what is shown; null where the column's format makes it of the numbers
 * @param value the number; NaN for none
 * @param spread what stands behind ±; NaN for nothing
 * @param low lower end of an interval; NaN for none
 * @param high its upper end
 * @param mark what catches the eye
 * @param link where the text leads, relative to the report; null for nowhere
 */
public record Cell(String text, double value, double spread, double low, double high, Mark mark, String link) {

    /** What catches the eye. */
    public enum Mark {
        /** Nothing. */
        NONE,
        /** The best of its column, or as good. */
        BEST,
        /** What a reader should not overlook. */
        WARNING
    }

    /**
     * @param text what is shown
     * @return a cell without a number
     */
    public static Cell words(String text) {
        return number(Double.NaN).shownAs(text);
    }

    /**
     * @param text what is shown
     * @param link where it leads, relative to the report
     * @return a cell without a number
     */
    public static Cell link(String text, String link) {
        return new Cell(text, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Mark.NONE, link);
    }

    /**
     * @return a cell that shows that there is nothing to show
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
     * @param spread what stands behind ±; NaN for nothing
     * @return their cell
     */
    public static Cell number(double value, double spread) {
        return new Cell(null, value, spread, Double.NaN, Double.NaN, Mark.NONE, null);
    }

    /**
     * @param low where an interval begins; NaN for no interval
     * @param high where it ends
     * @return a cell that shows the interval alone
     */
    public static Cell range(double low, double high) {
        return number(Double.NaN).within(low, high);
    }

    /**
     * @param values numbers, those of runs that failed not finite
     * @return the mean of those that are finite, and their standard deviation
     */
    public static Cell mean(double[] values) {
        Estimate estimate =
                Estimate.of(Arrays.stream(values).filter(Double::isFinite).toArray());
        return number(estimate.mean(), estimate.standardDeviation());
    }

    /**
     * @param from where an interval begins; NaN for no interval
     * @param to where it ends
     * @return the same cell with that interval
     */
    public Cell within(double from, double to) {
        return new Cell(text, value, spread, from, to, mark, link);
    }

    /**
     * @param other what is shown in place of what the column's format makes of the numbers
     * @return the same cell with that text
     */
    public Cell shownAs(String other) {
        return new Cell(other, value, spread, low, high, mark, link);
    }

    /**
     * @param other what catches the eye
     * @return the same cell with that mark
     */
    public Cell marked(Mark other) {
        return new Cell(text, value, spread, low, high, other, link);
    }

    /**
     * @return by what rows are sorted; NaN if only by words
     */
    public double sortKey() {
        return Double.isNaN(value) ? low : value;
    }
}
