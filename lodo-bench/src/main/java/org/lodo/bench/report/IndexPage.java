package org.lodo.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.io.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the page from which all reports of the project can be reached. */
final class IndexPage {

    /** The study that everybody runs first stays out of version control, and so out of a page that does not. */
    private static final String NOT_KEPT = "quick";

    private static final int DIGITS_OF_COMMIT = 10;

    private static final Logger LOG = LoggerFactory.getLogger(IndexPage.class);

    private IndexPage() {}

    /** Writes {@code index.html} into the folder of reports. */
    static void write(Path reports) throws IOException {
        MarkdownText text = new MarkdownText();
        text.line("# Reports");
        text.heading("Studies");
        ReportTable studies = new ReportTable("studies", 3, List.of("study", "about", "claims", "runs", "commit"));
        for (Path folder : folders(reports)) {
            Path manifest = folder.resolve("manifest.json");
            if (Files.exists(manifest) && !folder.endsWith(NOT_KEPT)) {
                addStudy(studies, reports, folder, manifest);
            }
        }
        text.table(studies);
        text.heading("Tuning and speed");
        ReportTable others = new ReportTable("tuning-and-speed", 1, List.of("report"));
        for (Path folder : folders(reports.resolve("tuned"))) {
            addOther(others, reports, folder);
        }
        addOther(others, reports, reports.resolve("performance"));
        for (Path folder : folders(reports.resolve("performance"))) {
            addOther(others, reports, folder);
        }
        text.table(others);
        HtmlReport.write(reports.resolve("index.html"), "Reports of the LODO suite", "[Project](../README.md)", text);
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void addStudy(ReportTable table, Path reports, Path folder, Path manifest) {
        JsonNode root;
        try {
            root = Json.read(manifest, JsonNode.class);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the index goes without {}: {}", folder, e.getMessage());
            return;
        }
        int reproduced = 0;
        for (JsonNode claim : root.path("claims")) {
            boolean isReproduced = claim.path("verdict").asText().equals(ClaimSection.Verdict.REPRODUCED.words());
            reproduced += isReproduced ? 1 : 0;
        }
        int claims = root.path("claims").size();
        String commit = root.path("environment").path("commit").asText();
        table.add(List.of(
                link(reports, folder),
                Cells.words(root.path("title").asText()),
                claims == 0 ? Cells.none() : Cells.words(reproduced + " of " + claims + " reproduced"),
                Cells.count(root.path("runs").size()),
                Cells.words(commit.substring(0, Math.min(DIGITS_OF_COMMIT, commit.length())))));
    }

    private static void addOther(ReportTable table, Path reports, Path folder) {
        if (Files.exists(folder.resolve("report.md"))) {
            table.add(List.of(link(reports, folder)));
        }
    }

    private static Cell link(Path reports, Path folder) {
        String page = Files.exists(folder.resolve("report.html")) ? "report.html" : "report.md";
        String relative = reports.relativize(folder).toString().replace('\\', '/');
        return Cell.link(relative, relative + "/" + page);
    }
}
