package org.lodo.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.lodo.bench.io.AtomicFiles;
import org.lodo.bench.io.Json;

/**
 * Writes a report as a page that needs no network: the text of the Markdown report, with tables that can be sorted and
 * searched, and charts in place of plots.
 */
final class HtmlReport {

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/";

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final Path folder;
    private final Parser parser;

    HtmlReport(Path folder) {
        this.folder = folder;
        parser = Parser.builder()
                .extensions(List.of(TablesExtension.create(), HeadingAnchorExtension.create()))
                .build();
    }

    /**
     * Writes {@code report.html}.
     *
     * @param title of the page
     * @param text the report
     * @param figures its figures
     * @param command how it is made again
     * @param manifest where its numbers come from, as JSON
     */
    void write(String title, MarkdownText text, List<Figure> figures, String command, String manifest)
            throws IOException {
        Node document = parser.parse(text.toString());
        document.accept(new PageBlocks(figures, text.tables()));
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(List.of(TablesExtension.create(), HeadingAnchorExtension.create()))
                .escapeHtml(true)
                .nodeRendererFactory(context -> new PageBlockRenderer(context, parser, folder, command))
                .build();
        Map<String, Chart> charts = new LinkedHashMap<>();
        figures.stream()
                .filter(figure -> figure.chart() != null)
                .forEach(figure -> charts.put(figure.name(), figure.chart()));
        String page = fill(
                resource("/page/page.html"),
                Map.of(
                        "title", PageBlockRenderer.escaped(title),
                        "navigation",
                                "<a href=\"../index.html\">All reports</a> <a href=\"report.md\">Markdown</a>"
                                        + " <a href=\"summary.csv\">CSV</a>",
                        "body", renderer.render(document) + manifest(manifest),
                        "charts", Json.compact(charts).replace("</", "<\\/"),
                        "library", resource(uplot("uPlot.iife.min.js")),
                        "library-style", resource(uplot("uPlot.min.css")),
                        "style", resource("/page/page.css"),
                        "script", resource("/page/page.js")));
        AtomicFiles.write(folder.resolve("report.html"), page);
    }

    private static String manifest(String manifest) {
        return "<details><summary>Manifest: every run with its digest and costs</summary><pre>"
                + PageBlockRenderer.escaped(manifest) + "</pre></details>\n";
    }

    /** All in one pass: what is put in may hold braces of its own. */
    private static String fill(String template, Map<String, String> values) {
        Matcher matcher = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(values.get(matcher.group(1))));
        }
        return matcher.appendTail(filled).toString();
    }

    /** The folder of the library in its jar bears its version. */
    private static String uplot(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
            properties.load(in);
        }
        return UPLOT + properties.getProperty("version") + "/dist/" + file;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name);
    }
}
