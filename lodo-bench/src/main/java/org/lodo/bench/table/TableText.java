package org.lodo.bench.table;

import java.util.List;
import java.util.stream.Collectors;

/** Renders tables as Markdown. */
public final class TableText {

    private TableText() {}

    /**
     * @param table any table
     * @return lines of Markdown, each with its end
     */
    public static String markdown(ReportTable table) {
        StringBuilder text = new StringBuilder();
        ReportTable.Shown shown = table.shown();
        text.append(line(shown.columns().stream().map(TableColumn::title).toList()))
                .append(shown.columns().stream()
                        .map(column -> column.alignsRight() ? " ---: |" : " --- |")
                        .collect(Collectors.joining("", "|", "\n")));
        shown.rows()
                .forEach(cells ->
                        text.append(line(cells.stream().map(TableText::markdown).toList())));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String markdown(Cell cell) {
        // Padding would keep asterisks from being a mark.
        String words = DecimalAlignment.stripped(cell.text());
        String padding = cell.text().substring(words.length());
        String escaped = words.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replaceAll("\\s+", " ");
        String linked = cell.link().isEmpty() ? escaped : "[" + escaped + "](" + cell.link() + ")";
        return (cell.mark() == Cell.Mark.NONE ? linked : "**" + linked + "**") + padding;
    }
}
