package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;

/**
 * Text in Markdown as it grows, in two forms: as it is published, and as pages are made of it, where names in marks stand
 * for tables and figures.
 */
final class MarkdownText {

    /** Of a private area, so that no text holds it. */
    private static final String MARK = "\uE000";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder page = new StringBuilder();
    private final List<ReportTable> tables = new ArrayList<>();
    private final Map<String, ReportTable> tablesByMark = new LinkedHashMap<>();
    private final Map<String, Figure> figuresByMark = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();

    /** A line. */
    void line(String format, Object... arguments) {
        String line = String.format(Locale.ROOT, format, arguments);
        text.append(line).append('\n');
        page.append(line).append('\n');
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

    /** A table, which is also kept for export, by a name that no other has. */
    void table(ReportTable table) {
        row(table.titles());
        int words = table.columnsOfWords();
        text.append('|')
                .append(" --- |".repeat(words))
                .append(" ---: |".repeat(table.titles().size() - words))
                .append('\n');
        table.rows()
                .forEach(cells -> row(cells.stream().map(MarkdownText::markdown).toList()));
        String name = table.name();
        for (int number = 2; !names.add(name); number++) {
            name = table.name() + "-" + number;
        }
        ReportTable kept = table.named(name);
        tables.add(kept);
        tablesByMark.put(mark("table", tables.size()), kept);
    }

    private String mark(String kind, int number) {
        String mark = MARK + kind + " " + number + MARK;
        page.append('\n').append(mark).append("\n\n");
        return mark;
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String markdown(Cell cell) {
        String escaped = cell.text()
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replaceAll("\\s+", " ");
        String linked = cell.link() == null ? escaped : "[" + escaped + "](" + cell.link() + ")";
        return cell.mark() == Cell.Mark.NONE ? linked : "**" + linked + "**";
    }

    /** A figure. */
    void figure(Figure figure) {
        figure(figure, "");
    }

    /** A figure, with something to add to its caption. */
    void figure(Figure figure, String more) {
        String caption = (figure.caption() + more).replaceAll("([\\[\\]])", "\\\\$1");
        text.append("\n![").append(caption).append("](").append(figure.file()).append(")\n");
        figuresByMark.put(mark("figure", figuresByMark.size() + 1), figure);
    }

    /** The tables so far. */
    List<ReportTable> tables() {
        return List.copyOf(tables);
    }

    /** The text of which a page is made. */
    String pageText() {
        return page.toString();
    }

    /** The tables of the page's text by what stands for them. */
    Map<String, ReportTable> tablesByMark() {
        return tablesByMark;
    }

    /** The figures of the page's text by what stands for them. */
    Map<String, Figure> figuresByMark() {
        return figuresByMark;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
