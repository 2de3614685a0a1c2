package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table in Markdown.
 *
 * @param header the names of its columns
 * @param rows the cells of each row
 */
record MarkdownTable(List<String> header, List<List<String>> rows) {

    /** The only table of a text whose header includes these columns. */
    static MarkdownTable withColumns(String text, String... columns) {
        List<MarkdownTable> tables = all(text).stream()
                .filter(table -> table.header.containsAll(List.of(columns)))
                .toList();
        assertThat(tables).as("tables with the columns %s", List.of(columns)).hasSize(1);
        return tables.get(0);
    }

    private static List<MarkdownTable> all(String text) {
        List<MarkdownTable> tables = new ArrayList<>();
        List<List<String>> block = new ArrayList<>();
        for (String line : (text + "\n\n").split("\n", -1)) {
            if (line.startsWith("|")) {
                block.add(cells(line));
            } else if (!block.isEmpty()) {
                // The second line has the alignments.
                tables.add(new MarkdownTable(block.get(0), List.copyOf(block.subList(2, block.size()))));
                block.clear();
            }
        }
        return tables;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        // Padding below decimal points is not what String.strip takes for white space.
        return Arrays.stream(inner.split("\\|", -1))
                .map(cell -> cell.replaceAll("^[\\s\u2007\u2008]+|[\\s\u2007\u2008]+$", ""))
                .toList();
    }

    /** The cells of a column, from top to bottom. */
    List<String> column(String name) {
        int index = header.indexOf(name);
        assertThat(index).as("column '%s' among %s", name, header).isNotNegative();
        return rows.stream().map(row -> row.get(index)).toList();
    }
}
