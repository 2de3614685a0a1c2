package org.lodo.bench.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.MarkdownPage;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.io.Project;

/**
 * Makes the static site: beginning with documents and the index of reports, every file that is linked, at the place that it has
 * in the project; documents in Markdown become pages, and links to them lead to these. The Javadoc is in {@code javadoc}.
 */
public final class Site {

    private static final String MARKDOWN = ".md";
    private static final String HTML = ".html";

    private final Path root;
    private final SiteFolder folder;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Set<Path> seen = new HashSet<>();
    private final List<String> dead = new ArrayList<>();

    private Site(Path root, SiteFolder folder) {
        this.root = root;
        this.folder = folder;
    }

    /**
     * What was made.
     *
     * @param start the page to begin with
     * @param files how many files the site has
     * @param notes what is missing and why, in a line each
     * @param deadLinks links that lead nowhere, each with its page
     */
    public record Made(Path start, int files, List<String> notes, List<String> deadLinks) {

        /** Copies the lists. */
        public Made {
            notes = List.copyOf(notes);
            deadLinks = List.copyOf(deadLinks);
        }
    }

    /**
     * Makes the site.
     *
     * @param root the project's root, whose folder {@code reports} has the index
     * @param out where to; empty, not there, or a former site
     * @param hasJavadoc whether it has the Javadoc
     * @return what was made
     * @throws UsageException if there is no index of reports, or the folder must not be replaced
     * @throws IOException if a file cannot be read or written
     */
    public static Made make(Path root, Path out, boolean hasJavadoc) throws IOException {
        Path base = root.toAbsolutePath().normalize();
        Path index = base.resolve("reports").resolve(Project.INDEX);
        if (!Files.exists(index)) {
            throw new UsageException("reports '" + index.getParent() + "': must have an " + Project.INDEX
                    + "; run or report a study first, or go to the project's folder");
        }
        SiteFolder folder = SiteFolder.of(out.toAbsolutePath().normalize());
        return FolderLock.during(folder.path(), () -> {
            folder.clear();
            return new Site(base, folder).all(hasJavadoc);
        });
    }

    private Made all(boolean hasJavadoc) throws IOException {
        SourceTree tree = new SourceTree(root);
        List<Path> documents = tree.documents();
        List<String> notes = new ArrayList<>();
        if (documents.isEmpty()) {
            notes.add("Without documents: there are none in " + root + ", where only reports are.");
        }
        documents.forEach(this::ask);
        ask(Path.of("reports", Project.INDEX));
        while (!waiting.isEmpty()) {
            add(waiting.remove());
        }
        List<Path> sources = hasJavadoc ? tree.sources() : List.of();
        if (!hasJavadoc) {
            notes.add("Without Javadoc, as asked.");
        } else if (sources.isEmpty()) {
            notes.add("Without Javadoc: there are no sources in " + root + ", as beside the packaged jar.");
        } else if (!Javadoc.isAvailable()) {
            notes.add("Without Javadoc: this Java has no Javadoc tool, which a JDK has.");
        } else {
            Path javadoc = Path.of(StartPage.JAVADOC);
            Javadoc.write(
                    sources.stream().map(root::resolve).toList(), folder.path().resolve(javadoc));
            folder.add(javadoc);
        }
        folder.write(
                Path.of(Project.INDEX),
                StartPage.of(documents, folder.has(Path.of(StartPage.JAVADOC, Project.INDEX)), notes));
        return new Made(folder.path().resolve(Project.INDEX), folder.close(), notes, dead);
    }

    private void ask(Path file) {
        if (seen.add(file)) {
            waiting.add(file);
        }
    }

    private void add(Path file) throws IOException {
        String name = file.toString();
        if (isRendered(file)) {
            String text = Files.readString(root.resolve(file));
            Path inProject = root.resolve(file);
            folder.write(
                    page(file),
                    MarkdownPage.of(
                            text,
                            Objects.requireNonNull(inProject.getParent(), "a file has a parent folder"),
                            link -> changed(file, link),
                            navigation("../".repeat(file.getNameCount() - 1))));
        } else if (name.endsWith(HTML)) {
            String page = Files.readString(root.resolve(file));
            // Of the scripts, none has links.
            folder.write(file, Links.changed(page, link -> changed(file, link)));
        } else {
            folder.copy(root.resolve(file), file);
        }
    }

    /** Links at the top of a page, which begin with the way up to the start page. */
    private String navigation(String up) {
        String tutorial = Files.isRegularFile(root.resolve(StartPage.TUTORIAL))
                ? "[Tutorial](" + up + StartPage.link(StartPage.TUTORIAL) + ") "
                : "";
        return "[Site](" + up + "index.html) " + tutorial + "[Reports](" + up + "reports/index.html)";
    }

    /** A report in Markdown has a page already. */
    private boolean isRendered(Path file) {
        return file.toString().endsWith(MARKDOWN) && !Files.exists(root.resolve(page(file)));
    }

    private static Path page(Path markdown) {
        String name = String.valueOf(markdown.getFileName());
        return markdown.resolveSibling(name.substring(0, name.length() - MARKDOWN.length()) + HTML);
    }

    /** The link as it is on the site; what it leads to becomes part of the site. */
    private String changed(Path from, String link) {
        String path = Links.isRelative(link) ? Links.file(link) : "";
        if (path.isEmpty()) {
            return isRendered(from) && link.startsWith("#") ? prefixed(link) : link;
        }
        Path target = root.resolve(from).resolveSibling(path).normalize();
        if (!target.startsWith(root) || !Files.isRegularFile(target) || target.startsWith(folder.path())) {
            dead.add(from + ": " + link);
            return link;
        }
        Path file = root.relativize(target);
        // A page links to its own Markdown, and means it; documents mean the report.
        boolean meansPage =
                isRendered(file) || (isRendered(from) && file.toString().endsWith(MARKDOWN));
        ask(meansPage && !isRendered(file) ? page(file) : file);
        return meansPage
                ? path.substring(0, path.length() - MARKDOWN.length()) + HTML + prefixed(Links.anchor(link))
                : link;
    }

    private static String prefixed(String anchor) {
        return anchor.isEmpty() ? "" : "#" + DocumentWriter.ID_PREFIX + anchor.substring(1);
    }
}
