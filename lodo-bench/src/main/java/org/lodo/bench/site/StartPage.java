package org.lodo.bench.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.lodo.bench.document.MarkdownPage;

/** The page that a site begins with. */
final class StartPage {

    /** The folder of the Javadoc. */
    static final String JAVADOC = "javadoc";

    private StartPage() {}

    static String of(List<Path> documents, boolean hasJavadoc, List<String> notes) throws IOException {
        String text = "# LODO: a benchmark suite for optimizers that learn while they optimize\n\n"
                + "- [Reports](reports/index.html)\n- [Where each optimizer wins](reports/matrix.html)\n"
                + (hasJavadoc ? "- [Javadoc](" + JAVADOC + "/index.html)\n" : "")
                + (documents.isEmpty() ? "" : "\n## Documents\n\n")
                + documents.stream().map(StartPage::item).collect(Collectors.joining())
                + notes.stream().map(note -> "\n" + note + "\n").collect(Collectors.joining());
        return MarkdownPage.of(text, Path.of(""), link -> link, "[Reports](reports/index.html)");
    }

    private static String item(Path document) {
        String name = document.toString().replace('\\', '/').replaceFirst("\\.md$", "");
        return "- [" + name + "](" + name + ".html)\n";
    }
}
