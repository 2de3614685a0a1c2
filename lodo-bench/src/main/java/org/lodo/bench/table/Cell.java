package org.lodo.bench.table;

/**
 * A cell of a table: what people read, and the numbers behind it.
 *
 * @param text what is shown
 * @param value the number; NaN for words and where there is none
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
     * Words.
     *
     * @param text what is shown
     * @return a cell without a number
     */
    public static Cell words(String text) {
        return of(text, Double.NaN);
    }

    /**
     * Words that lead elsewhere.
     *
     * @param text what is shown
     * @param link where it leads, relative to the report
     * @return a cell without a number
     */
    public static Cell link(String text, String link) {
        return new Cell(text, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Mark.NONE, link);
    }

    /**
     * A number.
     *
     * @param text how it is shown
     * @param value what it is
     * @return the cell
     */
    public static Cell of(String text, double value) {
        return of(text, value, Double.NaN);
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
        return new Cell(text, value, spread, Double.NaN, Double.NaN, Mark.NONE, null);
    }

    /**
     * An interval, with the number it is of.
     *
     * @param text how it is shown
     * @param value the number; NaN if only the interval is shown
     * @param low its lower end
     * @param high its upper end
     * @return the cell
     */
    public static Cell interval(String text, double value, double low, double high) {
        return new Cell(text, value, Double.NaN, low, high, Mark.NONE, null);
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
