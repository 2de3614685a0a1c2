package org.lodo.bench.table;

import java.util.Locale;
import java.util.Map;

/**
 * A column of a report's table, and the columns of the Tablesaw table that it is made from: one with the value, and optionally
 * others with its spread, the ends of an interval, a text instead of the formatted value, a mark and a link.
 *
 * @param title the header
 * @param key the name in exports, of lower-case letters, digits and underscores
 * @param unit the unit of its numbers, such as {@code s} or {@code GB/s}; empty for none
 * @param better which numbers are better
 * @param isText whether it contains text rather than numbers
 * @param alignsRight whether it is right-aligned
 * @param isRare whether it counts what is rare, such as failures, and is left out where it only counts nothing
 * @param format how numbers are shown
 * @param sources the columns of the Tablesaw table
 */
public record TableColumn(
        String title,
        String key,
        String unit,
        Better better,
        boolean isText,
        boolean alignsRight,
        boolean isRare,
        CellFormat format,
        Sources sources) {

    private static final Map<String, String> UNIT_NAMES = Map.of(
            "s",
            "seconds",
            "ms",
            "milliseconds",
            "µs",
            "microseconds",
            "ns",
            "nanoseconds",
            "B",
            "bytes",
            "%",
            "percent");

    /** Which numbers of a column are better. */
    public enum Better {
        /** Neither lower nor higher numbers. */
        NEITHER,
        /** Lower numbers, as of losses. */
        LESS,
        /** Higher numbers, as of speeds. */
        MORE
    }

    /**
     * Names of columns of the Tablesaw table. A column that the table lacks counts as one in which all values are missing.
     *
     * @param value the numbers shown, or by which texts are sorted
     * @param spread the numbers after ±
     * @param low lower ends of intervals
     * @param high upper ends of intervals
     * @param text the texts shown; in columns of numbers, instead of the formatted numbers
     * @param mark names of {@link Cell.Mark}
     * @param link targets of links
     */
    public record Sources(String value, String spread, String low, String high, String text, String mark, String link) {

        /** The names that {@link ReportTable.Builder} gives to columns. */
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
     * @param title the header
     * @return a column of text
     */
    public static TableColumn words(String title) {
        return of(title, true, CellFormat.NUMBER.orElse(""));
    }

    /**
     * @param title the header
     * @return a column of numbers with four significant digits
     */
    public static TableColumn number(String title) {
        return number(title, CellFormat.NUMBER);
    }

    /**
     * @param title the header
     * @param format how numbers are shown
     * @return a column of numbers
     */
    public static TableColumn number(String title, CellFormat format) {
        return of(title, false, format);
    }

    private static TableColumn of(String title, boolean isText, CellFormat format) {
        String key = key(title);
        String named = key.isEmpty() ? "column" : key;
        return new TableColumn(
                title, named, "", Better.NEITHER, isText, !isText, false, format, Sources.named(named, isText));
    }

    /**
     * @param words a title
     * @return the name that it has in exports: lower-case letters, digits and underscores
     */
    public static String key(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }

    /**
     * @param other the name in exports
     * @return this column with that name, made from columns named after it
     */
    public TableColumn named(String other) {
        return new TableColumn(
                title, other, unit, better, isText, alignsRight, isRare, format, Sources.named(other, isText));
    }

    /**
     * @param other the unit of its numbers
     * @return this column with that unit
     */
    public TableColumn in(String other) {
        return new TableColumn(title, key, other, better, isText, alignsRight, isRare, format, sources);
    }

    /**
     * @return this column, in which lower numbers are better
     */
    public TableColumn lessIsBetter() {
        return new TableColumn(title, key, unit, Better.LESS, isText, alignsRight, isRare, format, sources);
    }

    /**
     * @return this column, in which higher numbers are better
     */
    public TableColumn moreIsBetter() {
        return new TableColumn(title, key, unit, Better.MORE, isText, alignsRight, isRare, format, sources);
    }

    /**
     * @return this column, as one that counts what is rare, such as failures, and is left out where it only counts nothing
     */
    public TableColumn rare() {
        return new TableColumn(title, key, unit, better, isText, alignsRight, true, format, sources);
    }

    /**
     * The name of one of its columns of numbers in exports: that of the Tablesaw column, with the unit unless it has one already.
     *
     * @param source the name of the Tablesaw column
     * @return such as {@code loss_mean}, {@code optimizer_seconds} or {@code state_bytes}
     */
    String exported(String source) {
        String sign = key(unit);
        String name =
                UNIT_NAMES.getOrDefault(unit, unit.endsWith("/s") ? key(unit.replace("/s", " per second")) : sign);
        boolean hasUnit = unit.isEmpty() || source.contains(name) || (sign.length() > 1 && source.contains(sign));
        return hasUnit ? source : source + "_" + name;
    }

    /**
     * @return this column, right-aligned
     */
    public TableColumn alignedRight() {
        return new TableColumn(title, key, unit, better, isText, true, isRare, format, sources);
    }

    /**
     * @param value the column of the Tablesaw table with its numbers
     * @return this column, made from that one
     */
    public TableColumn from(String value) {
        return from(value, sources.spread());
    }

    /**
     * @param value the column of the Tablesaw table with its numbers
     * @param spread the one with the numbers after ±
     * @return this column, made from these
     */
    public TableColumn from(String value, String spread) {
        return from(new Sources(
                value, spread, sources.low(), sources.high(), sources.text(), sources.mark(), sources.link()));
    }

    /**
     * @param text the column of the Tablesaw table with texts
     * @return this column, which shows these texts, unless empty, instead of formatted numbers
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
     * @param low the column of the Tablesaw table with the lower ends of intervals
     * @param high the one with their upper ends
     * @return this column, which shows these intervals
     */
    public TableColumn between(String low, String high) {
        return from(new Sources(
                sources.value(), sources.spread(), low, high, sources.text(), sources.mark(), sources.link()));
    }

    private TableColumn from(Sources others) {
        return new TableColumn(title, key, unit, better, isText, alignsRight, isRare, format, others);
    }
}
