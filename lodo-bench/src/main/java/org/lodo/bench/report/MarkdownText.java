package org.lodo.bench.report;

import java.util.List;
import java.util.Locale;

/** Text in Markdown as it grows. */
final class MarkdownText {

    private final StringBuilder text = new StringBuilder();

    /** A line. */
    void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    /** A heading of a section. */
    void heading(String title) {
        line("");
        line("## %s", title);
        line("");
    }

    /** A heading within a section. */
    void subheading(String title) {
        line("");
        line("### %s", title);
        line("");
    }

    /** A paragraph. */
    void paragraph(String format, Object... arguments) {
        line(format, arguments);
        line("");
    }

    /** A table whose first columns hold words and whose others hold numbers. */
    void tableHead(int columnsOfWords, List<String> titles) {
        row(titles);
        line("|%s%s", " --- |".repeat(columnsOfWords), " ---: |".repeat(Math.max(0, titles.size() - columnsOfWords)));
    }

    /** A row of the table. */
    void row(List<String> cells) {
        line("| %s |", String.join(" | ", cells));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
