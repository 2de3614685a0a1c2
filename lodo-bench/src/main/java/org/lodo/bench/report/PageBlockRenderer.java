package org.lodo.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.text.StringEscapeUtils;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.lodo.bench.report.PageBlocks.DataBlock;
import org.lodo.bench.report.PageBlocks.FigureBlock;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;

/** Writes the tables and figures of a page. */
final class PageBlockRenderer implements NodeRenderer {

    private final HtmlWriter html;
    private final Parser parser;
    private final HtmlRenderer inline = HtmlRenderer.builder().escapeHtml(true).build();
    private final Path folder;
    private final String command;

    PageBlockRenderer(HtmlNodeRendererContext context, Parser parser, Path folder, String command) {
        html = context.getWriter();
        this.parser = parser;
        this.folder = folder;
        this.command = command;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FigureBlock.class, DataBlock.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof FigureBlock block) {
            figure(block.figure());
        } else {
            table(((DataBlock) node).table());
        }
    }

    static String escaped(String text) {
        return StringEscapeUtils.escapeXml11(text);
    }

    private void table(ReportTable table) {
        html.line();
        html.raw("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"" + escaped(table.name())
                + "\"><table id=\"table-" + escaped(table.name()) + "\"><thead><tr>");
        for (int column = 0; column < table.titles().size(); column++) {
            html.raw("<th scope=\"col\" aria-sort=\"none\"" + ofColumn(table, column, "") + "><button type=\"button\">"
                    + escaped(table.titles().get(column)) + "</button></th>");
        }
        html.raw("</tr></thead><tbody>");
        for (List<Cell> row : table.rows()) {
            html.line();
            html.raw("<tr>");
            for (int column = 0; column < row.size(); column++) {
                cell(table, row.get(column), column);
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
        html.line();
    }

    private void cell(ReportTable table, Cell cell, int column) {
        String tag = column == 0 ? "th" : "td";
        String sort = Double.isNaN(cell.sortKey()) ? "" : " data-sort=\"" + cell.sortKey() + "\"";
        html.raw(
                "<" + tag + (column == 0 ? " scope=\"row\"" : "") + ofColumn(table, column, cell.isBest() ? "best" : "")
                        + sort + ">" + words(cell.text()) + "</" + tag + ">");
    }

    private static String ofColumn(ReportTable table, int column, String more) {
        String classes = (column >= table.columnsOfWords() ? "number " : "") + more;
        return classes.isBlank() ? "" : " class=\"" + classes.strip() + "\"";
    }

    /** A cell may hold a link. */
    private String words(String text) {
        return text.contains("](")
                ? inline.render(parser.parse(text)).strip().replaceAll("^<p>|</p>$", "")
                : escaped(text);
    }

    private void figure(Figure figure) {
        html.line();
        if (figure.chart() == null) {
            html.raw("<figure id=\"figure-" + escaped(figure.name()) + "\"><figcaption>" + escaped(figure.caption())
                    + "</figcaption><img alt=\"" + escaped(figure.caption()) + "\" src=\"" + embedded(figure)
                    + "\">" + origin(figure) + "</figure>");
            html.line();
            return;
        }
        Chart chart = figure.chart();
        html.raw("<figure id=\"figure-" + escaped(figure.name()) + "\" data-chart=\"" + escaped(figure.name())
                + "\"><figcaption>" + escaped(chart.title()) + "</figcaption><div class=\"controls\"></div>"
                + "<div class=\"plot\" role=\"img\" tabindex=\"0\" aria-label=\""
                + escaped(chart.title() + ", "
                        + chart.yLabel() + " by " + chart.xLabels().get(0)
                        + "; arrow keys move the cursor, and the table below says the same in numbers")
                + "\"></div><p class=\"at\" aria-live=\"polite\"></p><ul class=\"legend\" aria-label=\"Curves\"></ul>");
        html.raw("<details><summary>In numbers</summary>");
        table(inNumbers(figure));
        html.raw("</details>" + origin(figure) + "</figure>");
        html.line();
    }

    private String origin(Figure figure) {
        return "<details><summary>Where this comes from</summary><p>Made by <code>" + escaped(command)
                + "</code>; the runs stand in the manifest at the end. As a picture: <a href=\""
                + escaped(figure.file()) + "\">" + escaped(figure.file()) + "</a>.</p></details>";
    }

    /** What a chart shows, for those who do not see it. */
    private static ReportTable inNumbers(Figure figure) {
        Chart chart = figure.chart();
        ReportTable table = new ReportTable(
                figure.name() + "-in-numbers",
                1,
                List.of("curve", "first " + chart.xLabels().get(0), "there", "last", "there", "least", "most"));
        for (Chart.Series series : chart.series()) {
            List<Double> x = series.xs().get(0);
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < series.y().size(); row++) {
                if (series.y().get(row) != null && x.get(row) != null) {
                    rows.add(row);
                }
            }
            if (rows.isEmpty()) {
                table.add(List.of(
                        Cells.words(series.label()),
                        Cells.none(),
                        Cells.none(),
                        Cells.none(),
                        Cells.none(),
                        Cells.none(),
                        Cells.none()));
                continue;
            }
            int first = rows.get(0);
            int last = rows.get(rows.size() - 1);
            table.add(List.of(
                    Cells.words(series.label()),
                    Cells.number(x.get(first)),
                    Cells.number(series.y().get(first)),
                    Cells.number(x.get(last)),
                    Cells.number(series.y().get(last)),
                    Cells.number(rows.stream()
                            .mapToDouble(row -> series.y().get(row))
                            .min()
                            .orElseThrow()),
                    Cells.number(rows.stream()
                            .mapToDouble(row -> series.y().get(row))
                            .max()
                            .orElseThrow())));
        }
        return table;
    }

    private String embedded(Figure figure) {
        String type = Map.of("svg", "image/svg+xml", "png", "image/png")
                .get(figure.file().substring(figure.file().lastIndexOf('.') + 1));
        try {
            return "data:" + type + ";base64,"
                    + Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve(figure.file())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
