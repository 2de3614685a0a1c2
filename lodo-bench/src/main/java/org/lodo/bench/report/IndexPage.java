package org.lodo.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.study.StudyFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the index: the page with links to all reports of the project. */
public final class IndexPage {

    /** The study that everybody runs first is not committed, while the index is. */
    private static final String NOT_COMMITTED = "quick";

    private static final int DIGITS_OF_COMMIT = 10;

    private static final Logger LOG = LoggerFactory.getLogger(IndexPage.class);

    private IndexPage() {}

    /**
     * Updates the index after a report was written, if the report is below the project's folder of reports.
     *
     * @param report the folder of the report
     * @throws IOException if the index cannot be written
     */
    public static void update(Path report) throws IOException {
        if (report.toAbsolutePath().startsWith(Project.reports())) {
            write(Project.reports());
        }
    }

    /**
     * Writes the index.
     *
     * @param reports the folder of reports
     * @throws IOException if it cannot be written
     */
    static void write(Path reports) throws IOException {
        ReportTable.Builder studies = new ReportTable.Builder(
                "studies",
                List.of(
                        TableColumn.words("study"),
                        TableColumn.words("about"),
                        TableColumn.words("claims"),
                        TableColumn.number("runs", CellFormat.COUNT),
                        TableColumn.words("commit").alignedRight()));
        for (Path folder : folders(reports)) {
            Path manifest = new StudyFolder(folder).manifest();
            if (Files.exists(manifest) && !folder.endsWith(NOT_COMMITTED)) {
                addStudy(studies, reports, folder, manifest);
            }
        }
        ReportTable.Builder others = new ReportTable.Builder("tuning-and-speed", List.of(TableColumn.words("report")));
        for (Path folder : folders(reports.resolve(Project.TUNED))) {
            addOther(others, reports, folder);
        }
        Path performance = reports.resolve(Project.PERFORMANCE);
        addOther(others, reports, performance);
        for (Path folder : folders(performance)) {
            addOther(others, reports, folder);
        }
        Document index = new Document(
                "Reports",
                List.of(
                        Block.section("Studies"),
                        Block.table(studies.build()),
                        Block.section("Tuning and speed"),
                        Block.table(others.build())));
        DocumentWriter.writeIndex(reports, index, "[Project](../README.md)");
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void addStudy(ReportTable.Builder table, Path reports, Path folder, Path manifest) {
        JsonNode root;
        try {
            root = SealedJson.read(manifest, JsonNode.class);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is left out of the index: {}", folder, e.getMessage());
            return;
        }
        if (!root.has("runs")) {
            // The manifest of a performance report has none.
            return;
        }
        int reproduced = 0;
        for (JsonNode claim : root.path("claims")) {
            boolean isReproduced = claim.path("verdict").asText().equals(ClaimSection.REPRODUCED);
            reproduced += isReproduced ? 1 : 0;
        }
        int claims = root.path("claims").size();
        String commit = root.path("environment").path("commit").asText();
        table.row(
                link(reports, folder),
                Cell.words(root.path("title").asText()),
                claims == 0 ? Cell.none() : Cell.words(reproduced + " of " + claims + " reproduced"),
                Cell.number(root.path("runs").size()),
                Cell.words(commit.substring(0, Math.min(DIGITS_OF_COMMIT, commit.length()))));
    }

    private static void addOther(ReportTable.Builder table, Path reports, Path folder) {
        if (Files.exists(new ReportFolder(folder).markdown())) {
            table.row(link(reports, folder));
        }
    }

    private static Cell link(Path reports, Path folder) {
        ReportFolder report = new ReportFolder(folder);
        ReportFolder index = new ReportFolder(reports);
        Path page = Files.exists(report.page()) ? report.page() : report.markdown();
        return Cell.link(index.linkTo(folder), index.linkTo(page));
    }
}
