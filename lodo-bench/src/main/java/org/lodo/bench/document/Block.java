package org.lodo.bench.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lodo.bench.table.ReportTable;

/** A block of a document. Texts are in Markdown (CommonMark), except those of tables and captions, which are plain. */
public sealed interface Block {

    /**
     * A heading.
     *
     * @param level 2 for a section, 3 for a subsection
     * @param text the heading, in one line
     */
    record Heading(int level, String text) implements Block {}

    /**
     * A paragraph. Text written by users, such as a study's note, may consist of several paragraphs or other Markdown.
     *
     * @param text without blank lines before and after
     */
    record Paragraph(String text) implements Block {}

    /**
     * An unordered list.
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
     * A quotation.
     *
     * @param text in one line
     */
    record Quotation(String text) implements Block {}

    /**
     * A table.
     *
     * @param table the table
     */
    record Data(ReportTable table) implements Block {}

    /**
     * A figure.
     *
     * @param figure the figure
     * @param place added to the caption in Markdown, where no heading is next to a figure; empty for nothing
     */
    record Picture(Figure figure, String place) implements Block {}

    /**
     * Blocks that are hidden until a reader unfolds them.
     *
     * @param summary the text shown while they are folded
     * @param blocks the blocks
     */
    record Fold(String summary, List<Block> blocks) implements Block {

        /** Copies the list. */
        public Fold {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * A table whose page shows a bar beside each number of a column. Markdown and exports have the numbers.
     *
     * @param table the table
     * @param column the index of the column
     * @param bars a bar for each row
     */
    record Barred(ReportTable table, int column, List<Bar> bars) implements Block {

        /** Copies the list. */
        public Barred {
            bars = List.copyOf(bars);
        }
    }

    /**
     * A table that a script of the page replaces by something to operate, such as one with filters. Markdown, exports and
     * pages without scripts have the table.
     *
     * @param name the name of the script, a resource in {@code page/}, and of the element that it looks for
     * @param table the table
     * @param data what the script needs, written as JSON
     */
    record Widget(String name, ReportTable table, Object data) implements Block {}

    /**
     * Preformatted text, such as JSON.
     *
     * @param text plain text
     */
    record Preformatted(String text) implements Block {}

    /**
     * What a report says against one optimizer, as texts.
     *
     * @param verdicts the title of the column of verdicts
     * @param wins the title of the column of seeds on which another is lower
     * @param sentences the answers, in the order of the report's first list
     * @param rows by table and by the text of a row's first cell: the texts of both columns
     */
    record Reference(
            String verdicts, String wins, List<String> sentences, Map<String, Map<String, List<String>>> rows) {}

    /**
     * A choice of the optimizer that the others are compared with. Only a page has it, above whose list of answers it stands;
     * Markdown is about the one chosen at first.
     *
     * @param chosen the optimizer chosen at first
     * @param references what the report says against each
     */
    record References(String chosen, Map<String, Reference> references) implements Block {

        /** Of more, nobody chooses one from a list. */
        public static final int MOST = 60;
    }

    /**
     * @param title the heading, in one line
     * @return the heading of a section
     */
    static Block section(String title) {
        return new Heading(2, title);
    }

    /**
     * @param title the heading, in one line
     * @return the heading of a subsection
     */
    static Block subsection(String title) {
        return new Heading(3, title);
    }

    /**
     * @param format a format of {@link String#format}
     * @param arguments its arguments
     * @return a paragraph, with numbers formatted in the root locale
     */
    static Block paragraph(String format, Object... arguments) {
        return new Paragraph(String.format(Locale.ROOT, format, arguments));
    }

    /**
     * @param table the table
     * @return its block
     */
    static Block table(ReportTable table) {
        return new Data(table);
    }

    /**
     * @param figure the figure
     * @return its block
     */
    static Block figure(Figure figure) {
        return new Picture(figure, "");
    }
}
