package org.lodo.bench.table;

import java.io.StringWriter;
import org.lodo.engine.io.Json;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvWriteOptions;

/** Comma-separated values, the same to the byte on every machine. */
public final class Csv {

    private Csv() {}

    /**
     * @param table any table
     * @return text with a header and numbers in their shortest exact form; missing numbers are empty
     */
    public static String of(Table table) {
        Table texts = Table.create(
                table.name(), table.columns().stream().map(Csv::asText).toArray(Column<?>[]::new));
        StringWriter csv = new StringWriter();
        texts.write().usingOptions(CsvWriteOptions.builder(csv).lineEnd("\n").build());
        return csv.toString();
    }

    private static StringColumn asText(Column<?> column) {
        StringColumn text = StringColumn.create(column.name());
        for (int row = 0; row < column.size(); row++) {
            Object value = column.get(row);
            boolean isMissing = value == null || (value instanceof Double number && number.isNaN());
            text.append(isMissing ? "" : value instanceof Double number ? Json.number(number) : value.toString());
        }
        return text;
    }
}
