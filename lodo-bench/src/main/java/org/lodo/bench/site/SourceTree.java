package org.lodo.bench.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What there is of the project to make a site of. A clone has documents and sources; beside the packaged jar there may only be
 * reports.
 *
 * @param root the project's root
 */
record SourceTree(Path root) {

    /** The modules that plug-ins and other programs use. */
    private static final List<String> MODULES =
            List.of("lodo-core", "lodo-problems", "lodo-baselines", "lodo-hipparchus", "lodo-engine", "lodo-bench");

    private static final List<String> FIRST = List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SKILL.md");

    /** The documents in Markdown, relative to the root. */
    List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String name : FIRST) {
            if (Files.isRegularFile(root.resolve(name))) {
                documents.add(Path.of(name));
            }
        }
        documents.addAll(below(root.resolve("docs"), ".md"));
        return documents;
    }

    /** The Java sources that have Javadoc. */
    List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            sources.addAll(below(root.resolve(module).resolve("src/main/java"), ".java"));
        }
        // Modules of Java would each need a tree of their own.
        sources.removeIf(source -> source.endsWith("module-info.java"));
        return sources;
    }

    private List<Path> below(Path folder, String extension) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(extension))
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }
}
