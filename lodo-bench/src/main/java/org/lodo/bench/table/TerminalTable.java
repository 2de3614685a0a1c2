package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.WordUtils;

/**
 * Renders tables as text for the terminal, no wider than it is. A table that is wider is cut into parts, each of which begins with
 * the columns that name its rows; texts that are still too wide are wrapped.
 */
public final class TerminalTable {

    /** How wide a terminal is of which nothing is known. */
    public static final int WIDTH = 80;

    private static final int LEAST_WIDTH = 40;
    private static final String GAP = "  ";

    private final List<TableColumn> columns;
    private final List<List<String>> rows;
    private final int[] widths;
    private final int width;
    private final List<Integer> heads;

    private TerminalTable(ReportTable table, int width) {
        ReportTable.Shown shown = table.shown();
        columns = shown.columns();
        rows = shown.rows().stream()
                .map(cells -> cells.stream().map(cell -> plain(cell.text())).toList())
                .toList();
        this.width = Math.max(LEAST_WIDTH, width);
        widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        heads = hasTwoHeads() ? List.of(0, 1) : List.of(0);
    }

    /** Whether the first two columns name a row together, such as problem and optimizer. */
    private boolean hasTwoHeads() {
        return columns.size() > 2
                && columns.get(0).isText()
                && columns.get(1).isText()
                && widths[0] + GAP.length() + widths[1] <= width / 2;
    }

    /**
     * @param table any table
     * @param width the most characters of a line
     * @return lines, the first of which are the header; without the end of the last
     */
    public static String of(ReportTable table, int width) {
        return new TerminalTable(table, width).render();
    }

    /**
     * @param text any text
     * @return the text with ordinary spaces
     */
    public static String plain(String text) {
        return text.replaceAll("[\\u2007\\u2008\\u00a0]", " ");
    }

    /** As wide as its widest cell; of the first column at most half of a line, of others at most what it leaves. */
    private int width(int column) {
        int widest =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        int title = Arrays.stream(columns.get(column).title().split(" ", -1))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return Math.min(Math.max(widest, title), width / 2 - GAP.length());
    }

    private String render() {
        return parts().stream().map(this::render).collect(Collectors.joining("\n\n"));
    }

    /** The columns of each part. */
    private List<List<Integer>> parts() {
        int ofHeads =
                heads.stream().mapToInt(head -> widths[head] + GAP.length()).sum() - GAP.length();
        List<List<Integer>> parts = new ArrayList<>(List.of(new ArrayList<>(heads)));
        int used = ofHeads;
        for (int column = heads.size(); column < columns.size(); column++) {
            int wanted = GAP.length() + widths[column];
            if (used + wanted > width) {
                parts.add(new ArrayList<>(heads));
                used = ofHeads;
            }
            parts.get(parts.size() - 1).add(column);
            used += wanted;
        }
        return parts;
    }

    private String render(List<Integer> part) {
        List<String> lines = new ArrayList<>();
        lines.addAll(lines(part, columns.stream().map(TableColumn::title).toList(), true));
        lines.add(part.stream().map(column -> "-".repeat(widths[column])).collect(Collectors.joining(GAP)));
        rows.forEach(row -> lines.addAll(lines(part, row, false)));
        return String.join("\n", lines);
    }

    /** The lines of a row; the last of them is that of a header's bottom or of a row's top. */
    private List<String> lines(List<Integer> part, List<String> texts, boolean isHeader) {
        List<List<String>> wrapped = part.stream()
                .map(column -> wrapped(texts.get(column), widths[column]))
                .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < part.size(); i++) {
                List<String> cell = wrapped.get(i);
                int index = isHeader ? line - height + cell.size() : line;
                String words = index >= 0 && index < cell.size() ? cell.get(index) : "";
                String blank = " ".repeat(widths[part.get(i)] - words.length());
                boolean isRight = columns.get(part.get(i)).alignsRight();
                text.append(i == 0 ? "" : GAP).append(isRight ? blank + words : words + blank);
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    private static List<String> wrapped(String text, int width) {
        return text.length() <= width
                ? List.of(text)
                : Arrays.stream(WordUtils.wrap(text, width, "\n", true).split("\n", -1))
                        .map(String::stripTrailing)
                        .toList();
    }
}
