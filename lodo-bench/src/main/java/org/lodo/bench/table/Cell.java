package org.lodo.bench.table;

/**
 * A cell of a table: what people read, and the numbers behind it.
 *
 * @param text what is shown
 * @param value the number; NaN for words and where there is none
 * @param spread what stands behind ±; NaN for nothing
 * @param low lower end of an interval; NaN for none
 * @param high its upper end
 * @param isBest whether it is marked as the best of its column, or as good
 */
public record Cell(String text, double value, double spread, double low, double high, boolean isBest) {

    /**
     * Words.
     *
     * @param text what is shown
     * @return a cell without a number
     */
    public static Cell words(String text) {
        return of(text, Double.NaN);
    }

    /**
     * A number.
     *
     * @param text how it is shown
     * @param value what it is
     * @return the cell
     */
    public static Cell of(String text, double value) {
        return new Cell(text, value, Double.NaN, Double.NaN, Double.NaN, false);
    }

    /**
     * A number with a spread.
     *
     * @param text how both are shown
     * @param value the number
     * @param spread what stands behind ±
     * @return the cell
     */
    public static Cell of(String text, double value, double spread) {
        return new Cell(text, value, spread, Double.NaN, Double.NaN, false);
    }

    /**
     * An interval.
     *
     * @param text how it is shown
     * @param low its lower end
     * @param high its upper end
     * @return the cell
     */
    public static Cell interval(String text, double low, double high) {
        return new Cell(text, Double.NaN, Double.NaN, low, high, false);
    }

    /**
     * @return the same cell, marked as the best
     */
    public Cell best() {
        return new Cell(text, value, spread, low, high, true);
    }

    /**
     * @return by what rows are sorted; NaN if only by words
     */
    public double sortKey() {
        return Double.isNaN(value) ? low : value;
    }
}
