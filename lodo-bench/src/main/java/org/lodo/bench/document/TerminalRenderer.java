package org.lodo.bench.document;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.lodo.bench.table.TerminalTable;

/** Renders blocks of a document as text for the terminal, without the marks of Markdown and no wider than the terminal. */
public final class TerminalRenderer {

    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern MARK = Pattern.compile("(?<!\\\\)(\\*\\*|[*`])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\\\[\\]*_`|])");

    private TerminalRenderer() {}

    /**
     * @param blocks headings, paragraphs, lists and tables; others are left out
     * @param width the most characters of a line
     * @return lines, each with its end, and an empty line between blocks
     */
    public static String render(List<Block> blocks, int width) {
        return blocks.stream()
                .map(block -> text(block, width))
                .filter(text -> !text.isEmpty())
                .map(text -> text + "\n")
                .collect(Collectors.joining("\n"));
    }

    private static String text(Block block, int width) {
        if (block instanceof Block.Heading heading) {
            return wrapped(heading.text(), width);
        }
        if (block instanceof Block.Paragraph paragraph) {
            return wrapped(paragraph.text(), width);
        }
        if (block instanceof Block.Bullets bullets) {
            return bullets.items().stream()
                    .map(item -> "- " + wrapped(item, width - 2).replace("\n", "\n  "))
                    .collect(Collectors.joining("\n"));
        }
        if (block instanceof Block.Data data) {
            return TerminalTable.of(data.table(), width);
        }
        return "";
    }

    /**
     * @param markdown a paragraph
     * @param width the most characters of a line; a word that is longer, such as a path, has a line of its own
     * @return its text in lines
     */
    public static String wrapped(String markdown, int width) {
        String linked = LINK.matcher(markdown).replaceAll("$1");
        String unmarked = MARK.matcher(linked).replaceAll("");
        String words = TerminalTable.plain(ESCAPE.matcher(unmarked).replaceAll("$1"));
        return WordUtils.wrap(words.replaceAll("\\s+", " "), width, "\n", false);
    }
}
