package org.lodo.bench.table;

import java.io.StringWriter;
import java.util.regex.Pattern;
import org.lodo.engine.io.Json;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** Comma-separated values, the same to the byte on every machine. */
public final class Csv {

    /** What spreadsheets take for the beginning of a formula; a sign alone is the dash of an empty cell. */
    private static final Pattern FORMULA = Pattern.compile("(?s)[\\s\\p{C}]*[=+\\-@].+");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Csv() {}

    /**
     * @param table any table
     * @return text with a header, numbers in their shortest exact form, empty where there is none; texts that a spreadsheet would
     *     take for a formula begin with an apostrophe, which it takes for the mark of a text
     */
    public static String of(Table table) {
        Table texts = Table.create(
                table.name(), table.columns().stream().map(Csv::asText).toArray(Column<?>[]::new));
        StringWriter csv = new StringWriter();
        texts.write().usingOptions(CsvWriteOptions.builder(csv).lineEnd("\n").build());
        return csv.toString();
    }

    private static StringColumn asText(Column<?> column) {
        StringColumn text = StringColumn.create(harmless(column.name()));
        for (int row = 0; row < column.size(); row++) {
            Object value = column.get(row);
            boolean isMissing = value == null || (value instanceof Double number && number.isNaN());
            text.append(
                    isMissing
                            ? ""
                            : value instanceof Double number
                                    ? Json.number(number)
                                    : value instanceof String words ? harmless(words) : value.toString());
        }
        return text;
    }

    /** Neither a formula nor, by what stands before it, one in disguise. Numbers are left alone. */
    private static String harmless(String words) {
        return FORMULA.matcher(words).matches() && !NUMBER.matcher(words).matches() ? "'" + words : words;
    }
}
