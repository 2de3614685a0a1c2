package org.lodo.bench.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** A text in Markdown, such as a document of the project, as a page like those of reports, with its pictures in it. */
public final class MarkdownPage {

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            HeadingAnchorExtension.builder().idPrefix(DocumentWriter.ID_PREFIX).build());

    private static final Map<String, String> PICTURES =
            Map.of("svg", "image/svg+xml", "png", "image/png", "jpg", "image/jpeg");

    /** What programs read, before the text that people read. */
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R.*?\\R---\\R", Pattern.DOTALL);

    /** Long blocks of code scroll in reports; a document shows them whole, for readers who copy them. */
    private static final Map<String, String> STYLES_OF_CODE = Map.of("pre", "max-height: none", "code", "padding: 0");

    private static final Pattern TABLE = Pattern.compile("<table>(.*?)</table>", Pattern.DOTALL);

    private MarkdownPage() {}

    /**
     * Renders a page.
     *
     * @param markdown the text; comments in HTML, and front matter in YAML, are left out
     * @param folder where its pictures are found
     * @param links gives a link of the text its target on the page
     * @param navigation links at the top, in Markdown
     * @return the page in HTML
     * @throws IOException if a part of the page cannot be read
     */
    public static String of(String markdown, Path folder, UnaryOperator<String> links, String navigation)
            throws IOException {
        Node text = Parser.builder()
                .extensions(EXTENSIONS)
                .build()
                .parse(FRONT_MATTER.matcher(markdown).replaceFirst(""));
        Preparation preparation = new Preparation(links);
        text.accept(preparation);
        String body = tablesInRegions(html(text, folder));
        String top = html(Parser.builder().build().parse(navigation), folder);
        return Page.of(preparation.title, top, body, Map.of());
    }

    private static String html(Node text, Path folder) {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new PageUrls())
                .attributeProviderFactory(context -> embedding(folder))
                .attributeProviderFactory(context -> MarkdownPage::styleCode)
                .build()
                .render(text);
    }

    /** Wide tables scroll in a region of their own, each with a name. */
    private static String tablesInRegions(String html) {
        Matcher table = TABLE.matcher(html);
        StringBuilder all = new StringBuilder();
        for (int number = 1; table.find(); number++) {
            table.appendReplacement(
                    all,
                    Matcher.quoteReplacement("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"table "
                            + number + "\">" + table.group() + "</div>"));
        }
        return table.appendTail(all).toString();
    }

    private static void styleCode(Node node, String tag, Map<String, String> attributes) {
        String style = STYLES_OF_CODE.get(tag);
        if (node instanceof FencedCodeBlock && style != null) {
            attributes.put("style", style);
        }
    }

    /** A page loads no file, so pictures become part of it. */
    private static AttributeProvider embedding(Path folder) {
        return (node, tag, attributes) -> {
            if (!(node instanceof Image image)) {
                return;
            }
            String name = image.getDestination();
            String type = PICTURES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
            Path file = folder.resolve(name);
            if (type == null || !Files.isRegularFile(file)) {
                return;
            }
            try {
                attributes.put(
                        "src",
                        "data:" + type + ";base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** Takes comments out, changes links, and finds the title. */
    private static final class Preparation extends AbstractVisitor {

        private final UnaryOperator<String> links;
        private String title = "";

        Preparation(UnaryOperator<String> links) {
            this.links = links;
        }

        @Override
        public void visit(Heading heading) {
            if (title.isEmpty()) {
                title = TextContentRenderer.builder().build().render(heading);
            }
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            link.setDestination(links.apply(link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(HtmlInline html) {
            if (html.getLiteral().startsWith("<!--")) {
                html.unlink();
            }
        }

        @Override
        public void visit(HtmlBlock html) {
            if (html.getLiteral().startsWith("<!--")) {
                html.unlink();
            }
        }
    }
}
