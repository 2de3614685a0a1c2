package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide TeX would set the tabulars of a text: each column as wide as its widest cell, and the space on both sides of it. */
final class LatexWidths {

    private static final Pattern TABULAR =
            Pattern.compile("(?s)\\\\begin\\{tabular\\}\\{(.*?)\\}\n\\\\toprule\n(.*?)\\\\bottomrule");

    private static final Pattern KIND = Pattern.compile(">\\{\\\\raggedright\\\\arraybackslash\\}p\\{(\\d+)pt\\}|[lr]");

    private LatexWidths() {}

    /** The width of each tabular in points. */
    static List<Double> of(String latex) {
        List<Double> widths = new ArrayList<>();
        Matcher tabular = TABULAR.matcher(latex);
        while (tabular.find()) {
            widths.add(width(tabular.group(1), tabular.group(2)));
        }
        return widths;
    }

    private static double width(String kinds, String body) {
        List<Double> columns = new ArrayList<>();
        Matcher kind = KIND.matcher(kinds);
        while (kind.find()) {
            columns.add(kind.group(1) == null ? Double.NaN : Double.parseDouble(kind.group(1)));
        }
        double[] widths = new double[columns.size()];
        for (String line : body.replace("\\midrule\n", "").split(" \\\\\\\\\n", -1)) {
            String[] cells = line.split("(?<!\\\\) ?& ?", -1);
            for (int i = 0; i < cells.length && cells.length == widths.length; i++) {
                double width = Double.isNaN(columns.get(i)) ? widthOf(cells[i]) : columns.get(i);
                widths[i] = Math.max(widths[i], width);
            }
        }
        return Arrays.stream(widths).map(width -> width + 12).sum();
    }

    private static double widthOf(String cell) {
        String inner =
                cell.replaceAll("^\\\\begin\\{tabular\\}\\[b\\]\\{@\\{\\}[lr]@\\{\\}\\}|\\\\end\\{tabular\\}$", "");
        return Arrays.stream(inner.split("\\\\\\\\", -1))
                .mapToDouble(line -> LatexText.width(plain(line), line.startsWith("\\textbf{")))
                .max()
                .orElse(0);
    }

    private static String plain(String latex) {
        return latex.replaceAll("\\\\phantom\\{(.)\\}", "$1")
                .replaceAll("\\\\textbf\\{(.*)\\}", "$1")
                .replace("$-$", "−")
                .replace("$\\pm$", "±")
                .replace("$\\infty$", "∞")
                .replace("\\ldots{}", "…")
                .replace("---", "—")
                .replaceAll("\\$\\\\[a-z]+\\$", "m")
                .replaceAll("\\\\([&%$#_{}])", "$1");
    }
}
