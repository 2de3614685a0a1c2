package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Renders tables as LaTeX that fits a line of the class article at {@code \small}, in Computer Modern: a table that is wider is cut
 * into several, each of which begins with the columns that name its rows, and the lines of wide texts are broken.
 */
final class LatexTable {

    /** The line of the class article at 10 pt. */
    static final double LINE = 345;

    /** What a part of a table may take up of it: widths are estimates, which have been 3.5 % too small. */
    private static final double SAFE_LINE = 0.95 * LINE;

    /** What a tabular adds on both sides of a column. */
    static final double COLUMN_GAP = 12;

    /** What names the rows takes at most this part of a line, since it stands in each part of a table. */
    private static final double HEAD_SHARE = 0.4;

    private static final double OTHER_SHARE = 0.6;

    private static final String PACKAGES = "% needs \\usepackage{array,booktabs}; fits a line of 345 pt at \\small\n";

    private final List<TableColumn> columns;
    private final List<List<Cell>> rows;
    private final double[] widths;
    private final boolean[] broken;
    private final List<Integer> heads;

    private LatexTable(ReportTable table) {
        ReportTable.Shown shown = table.shown();
        columns = shown.columns();
        rows = shown.rows();
        double[] natural = IntStream.range(0, columns.size())
                .mapToDouble(this::naturalWidth)
                .toArray();
        heads = hasTwoHeads(natural) ? List.of(0, 1) : List.of(0);
        double ofHeads = heads.size() == 2 ? natural[0] + natural[1] : Math.min(natural[0], HEAD_SHARE * LINE);
        double rest = Math.min(OTHER_SHARE * LINE, LINE - ofHeads - (heads.size() + 1) * COLUMN_GAP);
        widths = IntStream.range(0, columns.size())
                .mapToDouble(column -> Math.min(
                        natural[column],
                        heads.size() == 1 && column == 0 ? ofHeads : heads.contains(column) ? LINE : rest))
                .toArray();
        broken = new boolean[columns.size()];
        for (int column = 0; column < broken.length; column++) {
            broken[column] = natural[column] > widths[column];
        }
    }

    /** Whether the first two columns name a row together, such as problem and optimizer. */
    private boolean hasTwoHeads(double[] natural) {
        return columns.size() > 2
                && columns.get(0).isText()
                && columns.get(1).isText()
                && natural[0] + natural[1] <= HEAD_SHARE * LINE;
    }

    /** One or more tabulars, with a paragraph between them. */
    static String of(ReportTable table) {
        LatexTable latex = new LatexTable(table);
        return PACKAGES + latex.parts().stream().map(latex::tabular).collect(Collectors.joining("\\par\\medskip\n"));
    }

    private double naturalWidth(int column) {
        double title = titleLines(columns.get(column)).stream()
                .mapToDouble(line -> LatexText.width(line, false))
                .max()
                .orElse(0);
        return rows.stream()
                .map(row -> row.get(column))
                .mapToDouble(cell -> LatexText.width(cell.text(), isBold(cell)))
                .reduce(title, Math::max);
    }

    private static boolean isBold(Cell cell) {
        return cell.mark() != Cell.Mark.NONE;
    }

    /** Titles of columns of numbers are broken at every blank that follows a long word. */
    private static List<String> titleLines(TableColumn column) {
        List<String> lines = new ArrayList<>();
        for (String word : column.title().split(" ", -1)) {
            int last = lines.size() - 1;
            if (last >= 0 && lines.get(last).length() + word.length() < 12) {
                lines.set(last, lines.get(last) + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    /** The columns of each part. */
    private List<List<Integer>> parts() {
        double ofHeads =
                heads.stream().mapToDouble(head -> widths[head] + COLUMN_GAP).sum();
        List<List<Integer>> parts = new ArrayList<>(List.of(new ArrayList<>(heads)));
        double used = ofHeads;
        for (int column = heads.size(); column < columns.size(); column++) {
            double wanted = COLUMN_GAP + widths[column];
            if (used + wanted > SAFE_LINE) {
                parts.add(new ArrayList<>(heads));
                used = ofHeads;
            }
            parts.get(parts.size() - 1).add(column);
            used += wanted;
        }
        return parts;
    }

    private String tabular(List<Integer> part) {
        StringBuilder latex = new StringBuilder("\\begin{tabular}{");
        part.forEach(column -> latex.append(kind(column)));
        latex.append("}\n\\toprule\n")
                .append(line(part.stream().map(this::title).toList()))
                .append("\\midrule\n");
        for (List<Cell> row : rows) {
            latex.append(line(part.stream()
                    .map(column -> latex(row.get(column), broken[column]))
                    .toList()));
        }
        return latex.append("\\bottomrule\n\\end{tabular}\n").toString();
    }

    private String kind(int column) {
        return broken[column]
                ? String.format(Locale.ROOT, ">{\\raggedright\\arraybackslash}p{%.0fpt}", Math.floor(widths[column]))
                : columns.get(column).alignsRight() ? "r" : "l";
    }

    private static String line(List<String> cells) {
        return String.join(" & ", cells) + " \\\\\n";
    }

    private String title(int column) {
        List<String> lines = titleLines(columns.get(column)).stream()
                .map(line -> LatexText.of(line, false))
                .toList();
        return lines.size() == 1
                ? lines.get(0)
                : "\\begin{tabular}[b]{@{}" + (columns.get(column).alignsRight() ? "r" : "l") + "@{}}"
                        + String.join("\\\\", lines) + "\\end{tabular}";
    }

    private static String latex(Cell cell, boolean isBroken) {
        String words = DecimalAlignment.stripped(cell.text());
        String text = LatexText.of(words, isBroken);
        String padding = LatexText.of(cell.text().substring(words.length()), false);
        return (isBold(cell) ? "\\textbf{" + text + "}" : text) + padding;
    }
}
