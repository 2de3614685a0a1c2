package org.lodo.bench.site;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.lodo.engine.io.ClassPath;

/** Runs the Javadoc tool of this Java. */
final class Javadoc {

    private Javadoc() {}

    /**
     * @return whether this Java has the tool, as only a JDK does
     */
    static boolean isAvailable() {
        return ToolProvider.getSystemDocumentationTool() != null;
    }

    /**
     * Writes the Javadoc of sources.
     *
     * @param sources the source files
     * @param folder where it is written
     * @throws IOException if the tool fails, with its first error
     */
    static void write(List<Path> sources, Path folder) throws IOException {
        DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        // No time stamps, so that the same sources give the same pages. Comments are checked by the build, not here.
        List<String> options = List.of(
                "-d",
                folder.toString(),
                "-classpath",
                ClassPath.current(),
                "-encoding",
                StandardCharsets.UTF_8.name(),
                "-docencoding",
                StandardCharsets.UTF_8.name(),
                "-notimestamp",
                "-quiet",
                "-Xdoclint:none",
                "-locale",
                "en",
                "-windowtitle",
                "LODO",
                "-doctitle",
                "LODO");
        StringWriter output = new StringWriter();
        try (StandardJavaFileManager files =
                tool.getStandardFileManager(messages, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean done = tool.getTask(
                            output, files, messages, null, options, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!done) {
                throw new IOException("the Javadoc cannot be made: " + firstError(messages, output.toString()));
            }
        }
    }

    private static String firstError(DiagnosticCollector<JavaFileObject> messages, String output) {
        return messages.getDiagnostics().stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                .map(message -> message.getMessage(Locale.ROOT))
                .findFirst()
                .orElse(output);
    }
}
