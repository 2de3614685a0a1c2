package org.lodo.engine.io;

import java.nio.file.Path;

/**
 * The names of the files of a report, the same for studies, tunings, checks, comparisons and benchmarks.
 *
 * @param path the folder
 */
public record ReportFolder(Path path) {

    /** How every report says by which command it was made, in Markdown before a code span and in HTML before a code element. */
    public static final String MADE_BY = "Made by ";

    /**
     * @return the report in Markdown
     */
    public Path markdown() {
        return path.resolve("report.md");
    }

    /**
     * @return the report as a page that needs no network
     */
    public Path page() {
        return path.resolve("report.html");
    }

    /**
     * @return the folder of its plots, as SVG and PNG
     */
    public Path plots() {
        return path.resolve("plots");
    }

    /**
     * @return the folder of its tables, as CSV, JSON or LaTeX
     */
    public Path tables() {
        return path.resolve("tables");
    }

    /**
     * @return the folder of the curves of its plots, as CSV
     */
    public Path curves() {
        return path.resolve("curves");
    }

    /**
     * @param file a file in this folder or elsewhere
     * @return the relative link to it from the report, with slashes on every system
     */
    public String linkTo(Path file) {
        return path.toAbsolutePath()
                .relativize(file.toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }
}
