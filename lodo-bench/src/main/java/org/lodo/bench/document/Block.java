package org.lodo.bench.document;

import java.util.List;
import java.util.Locale;
import org.lodo.bench.table.ReportTable;

/** What a document is made of. Texts are in Markdown, as far as CommonMark has it; texts of tables and captions are plain. */
public sealed interface Block {

    /**
     * A heading.
     *
     * @param level 2 for a section, 3 for a part of one
     * @param text in a line
     */
    record Heading(int level, String text) implements Block {}

    /**
     * A paragraph; of an author's text also several, or other blocks of Markdown.
     *
     * @param text without blank lines around it
     */
    record Paragraph(String text) implements Block {}

    /**
     * A list whose order means nothing.
     *
     * @param items its entries
     */
    record Bullets(List<String> items) implements Block {

        /** Copies the list. */
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /**
     * What somebody else has said.
     *
     * @param text in a line
     */
    record Quotation(String text) implements Block {}

    /**
     * A table.
     *
     * @param table with its description
     */
    record Data(ReportTable table) implements Block {}

    /**
     * A figure.
     *
     * @param figure what is shown
     * @param place what Markdown, which shows no headings beside a figure, adds to its caption; empty for nothing
     */
    record Picture(Figure figure, String place) implements Block {}

    /**
     * Blocks that a reader of the page unfolds.
     *
     * @param summary what is shown of them before
     * @param blocks what is folded
     */
    record Fold(String summary, List<Block> blocks) implements Block {

        /** Copies the list. */
        public Fold {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Text as it is, such as JSON.
     *
     * @param text not Markdown
     */
    record Preformatted(String text) implements Block {}

    /**
     * @param title in a line
     * @return the heading of a section
     */
    static Block section(String title) {
        return new Heading(2, title);
    }

    /**
     * @param title in a line
     * @return the heading of a part of a section
     */
    static Block subsection(String title) {
        return new Heading(3, title);
    }

    /**
     * @param format of {@link String#format}
     * @param arguments what it takes
     * @return a paragraph with numbers as the locale of the root has them
     */
    static Block paragraph(String format, Object... arguments) {
        return new Paragraph(String.format(Locale.ROOT, format, arguments));
    }

    /**
     * @param table with its description
     * @return its block
     */
    static Block table(ReportTable table) {
        return new Data(table);
    }

    /**
     * @param figure what is shown
     * @return its block
     */
    static Block figure(Figure figure) {
        return new Picture(figure, "");
    }
}
