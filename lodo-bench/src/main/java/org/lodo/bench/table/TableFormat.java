package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Json;
import tech.tablesaw.api.Table;

/** Formats in which the tables of a report are exported. */
public enum TableFormat {

    /** Comma-separated values. */
    CSV("csv") {
        @Override
        public String write(ReportTable table) {
            return Csv.of(table.toData());
        }
    },

    /** A list with an object for each row; null for numbers that are missing or infinite. */
    JSON("json") {
        @Override
        public String write(ReportTable table) {
            Table data = table.toData();
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int row = 0; row < data.rowCount(); row++) {
                Map<String, Object> object = new LinkedHashMap<>();
                for (String column : data.columnNames()) {
                    object.put(column, value(data.column(column).get(row)));
                }
                rows.add(object);
            }
            return Json.pretty(rows);
        }
    },

    /** LaTeX tabulars with the rules of the package booktabs. */
    LATEX("tex") {
        @Override
        public String write(ReportTable table) {
            return LatexTable.of(table);
        }
    };

    private final String extension;

    TableFormat(String extension) {
        this.extension = extension;
    }

    /**
     * @return the file extension, without a dot
     */
    public String extension() {
        return extension;
    }

    /**
     * @param table any table
     * @return the text of the file
     */
    public abstract String write(ReportTable table);

    /**
     * @param name csv, json or latex
     * @return the format
     * @throws UsageException if there is no such format
     */
    public static TableFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(Suggestions.unknown(
                        "format",
                        name,
                        Arrays.stream(values())
                                .map(format -> format.name().toLowerCase(Locale.ROOT))
                                .toList())));
    }

    private static @Nullable Object value(Object value) {
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }
}
