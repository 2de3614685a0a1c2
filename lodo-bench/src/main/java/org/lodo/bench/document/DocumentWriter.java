package org.lodo.bench.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;

/**
 * Writes a document into a folder: as Markdown; as a page that needs no network, with tables that can be sorted and searched
 * and with interactive charts; and its tables and curves as exports.
 */
public final class DocumentWriter {

    /** How the ids of headings begin, which keeps them from taking those that the script looks for. */
    public static final String ID_PREFIX = "section-";

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            HeadingAnchorExtension.builder().idPrefix(ID_PREFIX).build());

    private DocumentWriter() {}

    /**
     * Writes Markdown and page; for each format a file with each table; and, if one of the formats is CSV, a file with the
     * curves of each plot.
     *
     * @param document the report
     * @param command the command that writes it
     * @param formats the formats of exported tables
     * @param folder the report's folder
     * @throws IOException if a file cannot be written
     */
    public static void write(Document document, String command, Set<TableFormat> formats, ReportFolder folder)
            throws IOException {
        write(document, command, null, formats, folder);
    }

    /**
     * Writes the same, with a manifest at the end of the page.
     *
     * @param document the report
     * @param command the command that writes it
     * @param manifest the runs that its numbers come from, as JSON; null for none
     * @param formats the formats of exported tables
     * @param folder the report's folder
     * @throws IOException if a file cannot be written
     */
    public static void write(
            Document document, String command, @Nullable String manifest, Set<TableFormat> formats, ReportFolder folder)
            throws IOException {
        AtomicFiles.write(folder.markdown(), MarkdownRenderer.render(document));
        String origin = ReportFolder.MADE_BY + "<code>" + HtmlBlockRenderer.escaped(command) + "</code>"
                + (manifest == null ? "." : "; its runs are listed in the manifest at the end.");
        String body = body(titled(document), folder, origin)
                + (manifest == null ? "" : body(List.of(folded(manifest)), folder, origin));
        AtomicFiles.write(folder.page(), Page.of(document.title(), navigation(folder), body, charts(document)));
        Exports.write(document, formats, folder);
    }

    /**
     * Writes a page without Markdown, such as the index.
     *
     * @param file the page
     * @param document what it shows, without pictures
     * @param navigation links at the top, in Markdown
     * @throws IOException if the file cannot be written
     */
    public static void writePage(Path file, Document document, String navigation) throws IOException {
        ReportFolder folder = new ReportFolder(
                Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a parent folder"));
        String links = body(List.of(new Block.Paragraph(navigation)), folder, "");
        AtomicFiles.write(file, Page.of(document.title(), links, body(titled(document), folder, ""), charts(document)));
    }

    /**
     * Writes a document as Markdown only.
     *
     * @param file the text
     * @param document what it shows
     * @throws IOException if the file cannot be written
     */
    public static void writeMarkdown(Path file, Document document) throws IOException {
        AtomicFiles.write(file, MarkdownRenderer.render(document));
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

    private static String body(List<Block> blocks, ReportFolder folder, String origin) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new PageUrls())
                .nodeRendererFactory(context -> new HtmlBlockRenderer(context, folder, origin))
                .build()
                .render(HtmlNodes.of(blocks));
    }

    private static Map<String, Chart> charts(Document document) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        for (Figure figure : document.figures()) {
            if (figure.chart() != null) {
                charts.put(figure.name(), figure.chart());
            }
        }
        return charts;
    }

    /** The index has only the project's own reports. */
    private static String navigation(ReportFolder folder) {
        Path reports = Project.reports();
        String index = folder.path().toAbsolutePath().startsWith(reports)
                ? "<a href=\"" + folder.linkTo(reports.resolve(Project.INDEX)) + "\">All reports</a> "
                : "";
        return index + "<a href=\"" + folder.linkTo(folder.markdown()) + "\">Markdown</a>";
    }
}
