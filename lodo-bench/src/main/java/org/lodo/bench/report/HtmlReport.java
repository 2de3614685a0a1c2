package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Project;

/**
 * Writes a report as a page that needs no network: the text of the Markdown report, with tables that can be sorted and
 * searched, and charts in place of plots.
 */
final class HtmlReport {

    private final Path folder;

    HtmlReport(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes {@code report.html}.
     *
     * @param title of the page
     * @param text the report
     * @param command how it is made again
     * @param manifest where its numbers come from, as JSON; null for none
     */
    void write(String title, MarkdownText text, String command, String manifest) throws IOException {
        String origin = "Made by <code>" + PageBlockRenderer.escaped(command) + "</code>"
                + (manifest == null ? "." : "; its runs stand in the manifest at the end.");
        String body = body(text, folder, origin) + (manifest == null ? "" : details(manifest));
        AtomicFiles.write(folder.resolve("report.html"), Page.of(title, navigation(), body, charts(text)));
    }

    /** Writes a page of words and tables, with links of Markdown above it. */
    static void write(Path file, String title, String navigation, MarkdownText text) throws IOException {
        MarkdownText above = new MarkdownText();
        above.line("%s", navigation);
        Path folder = file.toAbsolutePath().getParent();
        AtomicFiles.write(file, Page.of(title, body(above, folder, ""), body(text, folder, ""), charts(text)));
    }

    private static String body(MarkdownText text, Path folder, String origin) {
        // Headings must not take the names of what scripts look for.
        List<Extension> extensions = List.of(
                TablesExtension.create(),
                HeadingAnchorExtension.builder().idPrefix("section-").build());
        Node document = Parser.builder().extensions(extensions).build().parse(text.pageText());
        document.accept(new PageBlocks(text));
        return HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(context -> new PageBlockRenderer(context, folder, origin))
                .build()
                .render(document);
    }

    private static Map<String, Chart> charts(MarkdownText text) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        text.figuresByMark().values().stream()
                .filter(figure -> figure.chart() != null)
                .forEach(figure -> charts.put(figure.name(), figure.chart()));
        return charts;
    }

    /** Only reports of the project stand in its index. */
    private String navigation() {
        Path here = folder.toAbsolutePath();
        Path reports = Project.reports();
        String index = here.startsWith(reports)
                ? "<a href=\"" + here.relativize(reports).toString().replace('\\', '/')
                        + "/index.html\">All reports</a> "
                : "";
        return index + "<a href=\"report.md\">Markdown</a>";
    }

    /** Quotes, of which a manifest has many, mean nothing in the text of an element. */
    private static String details(String manifest) {
        return "<details><summary>Manifest: every run with its digest and costs</summary><pre>"
                + manifest.replace("&", "&amp;").replace("<", "&lt;") + "</pre></details>\n";
    }
}
