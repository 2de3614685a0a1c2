package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lodo.bench.table.ReportTable;

/** Text in Markdown as it grows. */
final class MarkdownText {

    private final StringBuilder text = new StringBuilder();
    private final List<ReportTable> tables = new ArrayList<>();

    /** A line. */
    void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    /** A heading of a section. */
    void heading(String title) {
        line("");
        line("## %s", title);
        line("");
    }

    /** A heading within a section. */
    void subheading(String title) {
        line("");
        line("### %s", title);
        line("");
    }

    /** A paragraph. */
    void paragraph(String format, Object... arguments) {
        line(format, arguments);
        line("");
    }

    /** A table, which is also kept for export. */
    void table(ReportTable table) {
        row(table.titles());
        int words = table.columnsOfWords();
        line("|%s%s", " --- |".repeat(words), " ---: |".repeat(table.titles().size() - words));
        table.rows()
                .forEach(cells -> row(cells.stream()
                        .map(cell -> cell.isBest() ? "**" + cell.text() + "**" : cell.text())
                        .toList()));
        tables.add(table);
    }

    /** A figure. */
    void figure(Figure figure) {
        figure(figure, "");
    }

    /** A figure, with something to add to its caption. */
    void figure(Figure figure, String more) {
        line("");
        line("![%s%s](%s)", figure.caption(), more, figure.file());
    }

    private void row(List<String> cells) {
        line("%s", "| " + String.join(" | ", cells) + " |");
    }

    /** The tables so far. */
    List<ReportTable> tables() {
        return List.copyOf(tables);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
