package org.lodo.bench.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.lodo.bench.document.MarkdownPage;

/** The page that a site begins with. */
final class StartPage {

    /** The page that the tutorial begins with. */
    static final Path TUTORIAL = Path.of("docs", "tutorial", "1-train.md");

    /** The folder of the Javadoc. */
    static final String JAVADOC = "javadoc";

    private StartPage() {}

    static String of(List<Path> documents, boolean hasJavadoc, List<String> notes) throws IOException {
        String text = "# LODO: a benchmark suite for optimizers that learn while they optimize\n\n"
                + (documents.contains(TUTORIAL) ? "- [Tutorial](" + link(TUTORIAL) + ")\n" : "")
                + "- [Reports](reports/index.html)\n- [Where each optimizer wins](reports/matrix.html)\n"
                + (hasJavadoc ? "- [Javadoc](" + JAVADOC + "/index.html)\n" : "")
                + (documents.isEmpty() ? "" : "\n## Documents\n\n")
                + documents.stream().map(StartPage::item).collect(Collectors.joining())
                + notes.stream().map(note -> "\n" + note + "\n").collect(Collectors.joining());
        return MarkdownPage.of(text, Path.of(""), link -> link, "[Reports](reports/index.html)");
    }

    /** Where a document is on the site, from the start page. */
    static String link(Path document) {
        return name(document) + ".html";
    }

    private static String item(Path document) {
        return "- [" + name(document) + "](" + link(document) + ")\n";
    }

    private static String name(Path document) {
        return document.toString().replace('\\', '/').replaceFirst("\\.md$", "");
    }
}
