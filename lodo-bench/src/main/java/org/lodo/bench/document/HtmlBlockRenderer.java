package org.lodo.bench.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.lodo.bench.document.HtmlNodes.BlockNode;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.io.ReportFolder;

/** Renders the tables, figures, folds and preformatted texts of a page. */
final class HtmlBlockRenderer implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;
    private final ReportFolder folder;
    private final String origin;

    /** Renders into the context; the origin, in HTML, is the provenance of every figure. */
    HtmlBlockRenderer(HtmlNodeRendererContext context, ReportFolder folder, String origin) {
        this.context = context;
        html = context.getWriter();
        this.folder = folder;
        this.origin = origin;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(BlockNode.class);
    }

    @Override
    public void render(Node node) {
        Block block = ((BlockNode) node).block();
        if (block instanceof Block.Picture picture) {
            figure(picture.figure());
        } else if (block instanceof Block.Data data) {
            table(data.table());
        } else if (block instanceof Block.Barred barred) {
            table(barred.table(), barred.column(), barred.bars());
        } else if (block instanceof Block.Widget widget) {
            widget(widget);
        } else if (block instanceof Block.Fold fold) {
            fold(fold, node);
        } else if (block instanceof Block.References references) {
            references(references);
        } else if (block instanceof Block.Preformatted preformatted) {
            // Quotes need no escape in the text of an element, and JSON has many.
            html.raw("<pre>" + preformatted.text().replace("&", "&amp;").replace("<", "&lt;") + "</pre>");
        }
    }

    /** Hidden where no script fills it. */
    private void references(Block.References references) {
        html.line();
        html.raw("<div class=\"reference\" hidden><label>Compare with <select id=\"reference\"></select></label></div>"
                + "<script type=\"application/json\" id=\"references\">"
                + Page.json(references) + "</script>");
        html.line();
    }

    private void widget(Block.Widget widget) {
        html.line();
        html.raw("<div class=\"widget\" id=\"" + escaped(widget.name()) + "\">");
        table(widget.table());
        html.raw("</div><script type=\"application/json\" id=\"" + escaped(widget.name()) + "-data\">"
                + Page.json(widget.data()) + "</script><script>" + Page.script(widget.name()) + "</script>");
        html.line();
    }

    private void fold(Block.Fold fold, Node node) {
        html.line();
        html.raw("<details><summary>" + escaped(fold.summary()) + "</summary>");
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        html.raw("</details>");
        html.line();
    }

    static String escaped(String text) {
        return StringEscapeUtils.escapeXml11(text);
    }

    private void table(ReportTable table) {
        table(table, -1, List.of());
    }

    private void table(ReportTable table, int barred, List<Bar> bars) {
        html.line();
        html.raw("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"" + escaped(table.name())
                + "\"><table id=\"table-" + escaped(table.name()) + "\"><thead><tr>");
        ReportTable.Shown shown = table.shown();
        shown.columns()
                .forEach(column ->
                        html.raw("<th scope=\"col\" aria-sort=\"none\"" + classes(column, "") + described(column)
                                + "><button type=\"button\">" + escaped(column.title()) + "</button></th>"));
        html.raw("</tr></thead><tbody>");
        for (int index = 0; index < shown.rows().size(); index++) {
            List<Cell> row = shown.rows().get(index);
            html.line();
            html.raw("<tr>");
            for (int column = 0; column < row.size(); column++) {
                TableColumn described = shown.columns().get(column);
                boolean isBarred =
                        barred >= 0 && described.equals(table.columns().get(barred));
                cell(
                        row.get(column),
                        described,
                        column == 0,
                        isBarred ? bars.get(index).svg() : "");
            }
            html.raw("</tr>");
        }
        html.raw("</tbody></table></div>");
        html.line();
    }

    private void cell(Cell cell, TableColumn column, boolean isHead, String bar) {
        String tag = isHead ? "th" : "td";
        String sort = Double.isNaN(cell.sortKey()) ? "" : " data-sort=\"" + cell.sortKey() + "\"";
        html.raw("<" + tag + (isHead ? " scope=\"row\"" : "") + classes(column, style(cell.mark())) + sort + ">"
                + words(cell) + bar + "</" + tag + ">");
    }

    private static String style(Cell.Mark mark) {
        return switch (mark) {
            case NONE -> "";
            case BEST -> "best";
            case WARNING -> "warning";
        };
    }

    /** Unit and which numbers are better, which decides the order in which the column is first sorted. */
    private static String described(TableColumn column) {
        String better = switch (column.better()) {
            case NEITHER -> "";
            case LESS -> "less";
            case MORE -> "more";
        };
        String direction = column.better() == TableColumn.Better.LESS ? "lower" : "higher";
        String title = Stream.of(
                        column.unit().isEmpty() ? "" : "in " + column.unit(),
                        better.isEmpty() ? "" : direction + " is better")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
        return (better.isEmpty() ? "" : " data-better=\"" + better + "\"")
                + (title.isEmpty() ? "" : " title=\"" + escaped(title) + "\"");
    }

    private static String classes(TableColumn column, String more) {
        String classes = (column.alignsRight() ? "number " : "") + more;
        return classes.isBlank() ? "" : " class=\"" + classes.strip() + "\"";
    }

    private static String words(Cell cell) {
        String text = escaped(cell.text());
        return cell.link().isEmpty() ? text : "<a href=\"" + escaped(cell.link()) + "\">" + text + "</a>";
    }

    private void figure(Figure figure) {
        html.line();
        Chart chart = figure.chart();
        if (chart == null) {
            html.raw("<figure id=\"figure-" + escaped(figure.name()) + "\"><figcaption>" + escaped(figure.caption())
                    + "</figcaption><img alt=\"" + escaped(figure.caption()) + "\" src=\"" + embedded(figure)
                    + "\">" + origin(figure) + "</figure>");
        } else {
            chart(figure, chart);
        }
        html.line();
    }

    private void chart(Figure figure, Chart chart) {
        html.raw("<figure id=\"figure-" + escaped(figure.name()) + "\" data-chart=\"" + escaped(figure.name())
                + "\"><figcaption>" + escaped(chart.title()) + "</figcaption><div class=\"controls\"></div>"
                + "<div class=\"plot\" role=\"application\" aria-roledescription=\"chart\" tabindex=\"0\" aria-label=\""
                + escaped(chart.title() + ", "
                        + chart.yLabel() + " by " + chart.xLabels().get(0)
                        + "; arrow keys move the cursor, and the table below has the values")
                + "\"></div>" + still(figure)
                + "<p class=\"at\" aria-live=\"polite\"></p><ul class=\"legend\" aria-label=\"Curves\"></ul>");
        html.raw("<details><summary>In numbers</summary>");
        table(inNumbers(figure, chart));
        html.raw("</details>" + origin(figure) + "</figure>");
    }

    /** For readers without scripts. */
    private String still(Figure figure) {
        try {
            return "<noscript><img class=\"still\" alt=\"" + escaped(figure.caption()) + "\" src='"
                    + StillPicture.dataUrl(Files.readString(folder.path().resolve(figure.file())))
                    + "'></noscript>";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String origin(Figure figure) {
        String file = escaped(figure.file());
        return "<details><summary>Provenance</summary><p>" + origin + " As a picture: <a href=\"" + file + "\">" + file
                + "</a>.</p></details>";
    }

    /** The chart's curves in numbers, for readers who cannot see it. */
    private static ReportTable inNumbers(Figure figure, Chart chart) {
        String x = chart.xLabels().get(0);
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("curve")));
        for (String title : List.of("first " + x, "value", "last " + x, "value", "min", "max")) {
            columns.add(TableColumn.number(title));
        }
        ReportTable.Builder table = new ReportTable.Builder(figure.name() + "-in-numbers", columns);
        for (Curve curve : figure.curves()) {
            double[] xs = curve.x();
            double[] ys = curve.center();
            int[] rows = IntStream.range(0, ys.length)
                    .filter(row -> Double.isFinite(ys[row]))
                    .toArray();
            List<Cell> cells = new ArrayList<>(List.of(Cell.words(curve.label())));
            if (rows.length == 0) {
                cells.addAll(Collections.nCopies(columns.size() - 1, Cell.none()));
            } else {
                for (int row : new int[] {rows[0], rows[rows.length - 1]}) {
                    cells.add(Cell.number(xs[row]));
                    cells.add(Cell.number(ys[row]));
                }
                cells.add(Cell.number(
                        Arrays.stream(rows).mapToDouble(row -> ys[row]).min().orElseThrow()));
                cells.add(Cell.number(
                        Arrays.stream(rows).mapToDouble(row -> ys[row]).max().orElseThrow()));
            }
            table.row(cells);
        }
        return table.build();
    }

    private String embedded(Figure figure) {
        String type = Map.of("svg", "image/svg+xml", "png", "image/png")
                .get(figure.file().substring(figure.file().lastIndexOf('.') + 1));
        try {
            return "data:" + type + ";base64,"
                    + Base64.getEncoder()
                            .encodeToString(Files.readAllBytes(folder.path().resolve(figure.file())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
