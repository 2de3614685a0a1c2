package org.lodo.bench.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.renderer.html.HtmlRenderer;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Project;

/**
 * Writes a document into a folder: as Markdown, as a page that needs no network, with tables that can be sorted and searched and
 * charts in place of plots, and its tables and curves for other programs.
 */
public final class DocumentWriter {

    // Headings must not take the names of what scripts look for.
    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            HeadingAnchorExtension.builder().idPrefix("section-").build());

    private DocumentWriter() {}

    /**
     * Writes {@code report.md} and {@code report.html}; a file in {@code tables/} for each table and format; and, if one of the
     * formats is CSV, a file in {@code curves/} for each plot.
     *
     * @param document the report
     * @param command how it is made again
     * @param formats formats of the tables
     * @param folder where to
     * @throws IOException if a file cannot be written
     */
    public static void write(Document document, String command, Set<TableFormat> formats, Path folder)
            throws IOException {
        write(document, command, null, formats, folder);
    }

    /**
     * Writes the same, with a manifest at the end of the page.
     *
     * @param document the report
     * @param command how it is made again
     * @param manifest where its numbers come from, as JSON; null for none
     * @param formats formats of the tables
     * @param folder where to
     * @throws IOException if a file cannot be written
     */
    public static void write(Document document, String command, String manifest, Set<TableFormat> formats, Path folder)
            throws IOException {
        AtomicFiles.write(folder.resolve("report.md"), MarkdownRenderer.render(document));
        String origin = "Made by <code>" + HtmlBlockRenderer.escaped(command) + "</code>"
                + (manifest == null ? "." : "; its runs are listed in the manifest at the end.");
        String body = body(titled(document), folder, origin)
                + (manifest == null ? "" : body(List.of(folded(manifest)), folder, origin));
        AtomicFiles.write(
                folder.resolve("report.html"), Page.of(document.title(), navigation(folder), body, charts(document)));
        Exports.write(document, formats, folder);
    }

    /**
     * Writes a page of words and tables, without Markdown beside it.
     *
     * @param file where to
     * @param document what it says
     * @param navigation links above it, in Markdown
     * @throws IOException if the file cannot be written
     */
    public static void writePage(Path file, Document document, String navigation) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        String links = body(List.of(new Block.Paragraph(navigation)), folder, "");
        AtomicFiles.write(file, Page.of(document.title(), links, body(titled(document), folder, ""), charts(document)));
    }

    private static List<Block> titled(Document document) {
        List<Block> blocks = new ArrayList<>(List.of(new Block.Heading(1, document.title())));
        blocks.addAll(document.blocks());
        return blocks;
    }

    private static Block folded(String manifest) {
        return new Block.Fold(
                "Manifest: every run with its digest and costs", List.of(new Block.Preformatted(manifest)));
    }

    private static String body(List<Block> blocks, Path folder, String origin) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .nodeRendererFactory(context -> new HtmlBlockRenderer(context, folder, origin))
                .build()
                .render(HtmlNodes.of(blocks));
    }

    private static Map<String, Chart> charts(Document document) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        document.figures().stream()
                .filter(figure -> figure.chart() != null)
                .forEach(figure -> charts.put(figure.name(), figure.chart()));
        return charts;
    }

    /** Only reports of the project stand in its index. */
    private static String navigation(Path folder) {
        Path here = folder.toAbsolutePath();
        Path reports = Project.reports();
        String index = here.startsWith(reports)
                ? "<a href=\"" + here.relativize(reports).toString().replace('\\', '/')
                        + "/index.html\">All reports</a> "
                : "";
        return index + "<a href=\"report.md\">Markdown</a>";
    }
}
