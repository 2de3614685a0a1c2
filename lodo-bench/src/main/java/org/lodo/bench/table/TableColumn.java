package org.lodo.bench.table;

import java.util.Locale;

/**
 * What a column of a report shows, and the columns of the Tablesaw table that it is shown from: one with the value, and
 * perhaps others with its spread, the ends of an interval, a text that the format cannot tell, a mark and a link.
 *
 * @param title what stands above it
 * @param key what it is called in exports, of lower-case letters, digits and underscores
 * @param unit of its numbers, as {@code s} or {@code GB/s}; empty for none
 * @param better which numbers are better
 * @param isText whether it holds words rather than numbers
 * @param alignsRight whether its cells end at one line
 * @param format how numbers are shown
 * @param sources the columns of the Tablesaw table behind it
 */
public record TableColumn(
        String title,
        String key,
        String unit,
        Better better,
        boolean isText,
        boolean alignsRight,
        CellFormat format,
        Sources sources) {

    /** Which numbers of a column are better. */
    public enum Better {
        /** Neither. */
        NEITHER,
        /** Those that are less, such as losses. */
        LESS,
        /** Those that are more, such as speeds. */
        MORE
    }

    /**
     * Names of columns of the Tablesaw table. A column that the table does not have is as one in which all are missing.
     *
     * @param value numbers to show, or by which words are sorted
     * @param spread numbers behind ±
     * @param low where intervals begin
     * @param high where they end
     * @param text what is shown; of columns of numbers, in place of what the format tells
     * @param mark names of {@link Cell.Mark}
     * @param link where texts lead
     */
    public record Sources(String value, String spread, String low, String high, String text, String mark, String link) {

        /** The columns of a table that {@link ReportTable.Builder} makes. */
        static Sources named(String key, boolean isText) {
            return new Sources(
                    isText ? key + "_value" : key,
                    key + "_spread",
                    key + "_low",
                    key + "_high",
                    isText ? key : key + "_text",
                    key + "_mark",
                    key + "_link");
        }
    }

    /**
     * @param title what stands above it
     * @return a column of words
     */
    public static TableColumn words(String title) {
        return of(title, true, CellFormat.NUMBER.orElse(""));
    }

    /**
     * @param title what stands above it
     * @return a column of numbers with four digits
     */
    public static TableColumn number(String title) {
        return number(title, CellFormat.NUMBER);
    }

    /**
     * @param title what stands above it
     * @param format how numbers are shown
     * @return a column of numbers
     */
    public static TableColumn number(String title, CellFormat format) {
        return of(title, false, format);
    }

    private static TableColumn of(String title, boolean isText, CellFormat format) {
        String key =
                title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String named = key.isEmpty() ? "column" : key;
        return new TableColumn(title, named, "", Better.NEITHER, isText, !isText, format, Sources.named(named, isText));
    }

    /**
     * @param other what it is called in exports
     * @return the same column by that name, shown from columns of that name
     */
    public TableColumn named(String other) {
        return new TableColumn(title, other, unit, better, isText, alignsRight, format, Sources.named(other, isText));
    }

    /**
     * @param other of its numbers
     * @return the same column with that unit
     */
    public TableColumn in(String other) {
        return new TableColumn(title, key, other, better, isText, alignsRight, format, sources);
    }

    /**
     * @return the same column, of which less is better
     */
    public TableColumn lessIsBetter() {
        return new TableColumn(title, key, unit, Better.LESS, isText, alignsRight, format, sources);
    }

    /**
     * @return the same column, of which more is better
     */
    public TableColumn moreIsBetter() {
        return new TableColumn(title, key, unit, Better.MORE, isText, alignsRight, format, sources);
    }

    /**
     * @return the same column, whose cells end at one line
     */
    public TableColumn alignedRight() {
        return new TableColumn(title, key, unit, better, isText, true, format, sources);
    }

    /**
     * @param value the column of the Tablesaw table with its numbers
     * @return the same column, shown from that one
     */
    public TableColumn from(String value) {
        return from(value, sources.spread());
    }

    /**
     * @param value the column of the Tablesaw table with its numbers
     * @param spread the one with what stands behind ±
     * @return the same column, shown from these
     */
    public TableColumn from(String value, String spread) {
        return from(new Sources(
                value, spread, sources.low(), sources.high(), sources.text(), sources.mark(), sources.link()));
    }

    /**
     * @param text the column of the Tablesaw table with texts, which stand in place of what the format tells
     * @return the same column, which shows these texts where there are any
     */
    public TableColumn withTextsOf(String text) {
        return from(new Sources(
                sources.value(),
                sources.spread(),
                sources.low(),
                sources.high(),
                text,
                sources.mark(),
                sources.link()));
    }

    /**
     * @param low the column of the Tablesaw table with where its intervals begin
     * @param high the one with where they end
     * @return the same column, which shows these intervals
     */
    public TableColumn between(String low, String high) {
        return from(new Sources(
                sources.value(), sources.spread(), low, high, sources.text(), sources.mark(), sources.link()));
    }

    private TableColumn from(Sources others) {
        return new TableColumn(title, key, unit, better, isText, alignsRight, format, others);
    }
}
