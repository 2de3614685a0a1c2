package org.lodo.bench.table;

import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Renders tables as Markdown and as text for the terminal. */
public final class TableText {

    private TableText() {}

    /**
     * @param table any table
     * @return lines of Markdown, each with its end
     */
    public static String markdown(ReportTable table) {
        StringBuilder text = new StringBuilder();
        text.append(line(table.columns().stream().map(TableColumn::title).toList()))
                .append(table.columns().stream()
                        .map(column -> column.alignsRight() ? " ---: |" : " --- |")
                        .collect(Collectors.joining("", "|", "\n")));
        table.rows()
                .forEach(cells ->
                        text.append(line(cells.stream().map(TableText::markdown).toList())));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String markdown(Cell cell) {
        String escaped = cell.text()
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replaceAll("\\s+", " ");
        String linked = cell.link().isEmpty() ? escaped : "[" + escaped + "](" + cell.link() + ")";
        return cell.mark() == Cell.Mark.NONE ? linked : "**" + linked + "**";
    }

    /**
     * @param table any table
     * @return lines of equal length
     */
    public static String terminal(ReportTable table) {
        Table text = Table.create("");
        for (int index = 0; index < table.columns().size(); index++) {
            int column = index;
            text.addColumns(StringColumn.create(
                    table.columns().get(column).title(),
                    table.rows().stream().map(row -> row.get(column).text())));
        }
        return text.printAll().stripLeading();
    }
}
