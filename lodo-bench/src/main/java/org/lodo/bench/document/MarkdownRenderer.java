package org.lodo.bench.document;

import java.util.List;
import java.util.stream.Collectors;
import org.lodo.bench.table.TableText;

/** Renders documents as Markdown, with a blank line between blocks and a line feed at the end. */
public final class MarkdownRenderer {

    private MarkdownRenderer() {}

    /**
     * @param document any document
     * @return its text, beginning with the title
     */
    public static String render(Document document) {
        return "# " + document.title() + "\n\n" + render(document.blocks());
    }

    /**
     * @param blocks blocks of a document
     * @return their text
     */
    public static String render(List<Block> blocks) {
        return blocks.stream()
                .filter(block -> !(block instanceof Block.References))
                .map(MarkdownRenderer::text)
                .collect(Collectors.joining("\n"));
    }

    /** The text of a block, which ends with a line feed. */
    static String text(Block block) {
        if (block instanceof Block.Heading heading) {
            return "#".repeat(heading.level()) + " " + heading.text() + "\n";
        }
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph.text() + "\n";
        }
        if (block instanceof Block.Bullets bullets) {
            return bullets.items().stream().map(item -> "- " + item + "\n").collect(Collectors.joining());
        }
        if (block instanceof Block.Quotation quotation) {
            return "> " + quotation.text() + "\n";
        }
        if (block instanceof Block.Data data) {
            return TableText.markdown(data.table());
        }
        if (block instanceof Block.Barred barred) {
            return TableText.markdown(barred.table());
        }
        if (block instanceof Block.Widget widget) {
            return TableText.markdown(widget.table());
        }
        if (block instanceof Block.Picture picture) {
            String caption = (picture.figure().caption() + picture.place()).replaceAll("([\\[\\]])", "\\\\$1");
            return "![" + caption + "](" + picture.figure().file() + ")\n";
        }
        if (block instanceof Block.Fold fold) {
            return "<details>\n<summary>" + HtmlBlockRenderer.escaped(fold.summary()) + "</summary>\n\n"
                    + render(fold.blocks()) + "\n</details>\n";
        }
        if (block instanceof Block.Preformatted preformatted) {
            return "````\n" + preformatted.text().stripTrailing() + "\n````\n";
        }
        throw new IllegalArgumentException(block + ": must be of a kind that has a text in Markdown");
    }
}
