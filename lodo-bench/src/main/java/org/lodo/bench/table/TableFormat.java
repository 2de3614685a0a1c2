package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** A LaTeX tabular with the rules of the package booktabs. */
    LATEX("tex") {
        @Override
        public String write(ReportTable table) {
            String columns = table.columns().stream()
                    .map(column -> column.alignsRight() ? "r" : "l")
                    .collect(Collectors.joining());
            StringBuilder latex = new StringBuilder("% needs \\usepackage{booktabs}\n");
            latex.append("\\begin{tabular}{").append(columns).append("}\n\\toprule\n");
            latex.append(table.columns().stream()
                            .map(column -> escaped(column.title()))
                            .collect(Collectors.joining(" & ")))
                    .append(" \\\\\n\\midrule\n");
            for (List<Cell> row : table.rows()) {
                latex.append(row.stream().map(TableFormat::latex).collect(Collectors.joining(" & ")))
                        .append(" \\\\\n");
            }
            return latex.append("\\bottomrule\n\\end{tabular}\n").toString();
        }
    };

    private static final Map<String, String> LATEX_TEXT = latexText();

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

    private static String latex(Cell cell) {
        String text = escaped(cell.text());
        return cell.mark() == Cell.Mark.NONE ? text : "\\textbf{" + text + "}";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> escaped.append(LATEX_TEXT.getOrDefault(letter, letter)));
        return escaped.toString();
    }

    private static Map<String, String> latexText() {
        Map<String, String> replacements = new LinkedHashMap<>();
        for (String letter : List.of("&", "%", "$", "#", "_", "{", "}")) {
            replacements.put(letter, "\\" + letter);
        }
        replacements.put("\\", "\\textbackslash{}");
        replacements.put("~", "\\textasciitilde{}");
        replacements.put("^", "\\textasciicircum{}");
        replacements.put("±", "$\\pm$");
        replacements.put("−", "$-$");
        replacements.put("∞", "$\\infty$");
        replacements.put("…", "\\ldots{}");
        replacements.put("—", "---");
        replacements.put("µ", "$\\mu$");
        replacements.put("α", "$\\alpha$");
        replacements.put("β", "$\\beta$");
        replacements.put("σ", "$\\sigma$");
        return replacements;
    }
}
