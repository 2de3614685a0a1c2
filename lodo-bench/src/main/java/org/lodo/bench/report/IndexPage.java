package org.lodo.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.field.FieldReport;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.TuningFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the index: the page with links to all reports of the project and a row for every result, so that its search finds
 * every optimizer, problem and setting; and beside it the matrix of all studies.
 */
public final class IndexPage {

    /** The study that everybody runs first is not committed, while the index is. */
    private static final String NOT_COMMITTED = "quick";

    private static final List<TableColumn> STUDIES = List.of(
            TableColumn.words("study"),
            TableColumn.words("about"),
            TableColumn.words("problems"),
            TableColumn.words("optimizers"),
            TableColumn.words("published claims"),
            TableColumn.words("own expectations"),
            TableColumn.number("runs", CellFormat.COUNT),
            TableColumn.words("code"));

    private static final List<TableColumn> RESULTS = List.of(
            TableColumn.words("problem"),
            TableColumn.words("optimizer"),
            TableColumn.words("study"),
            TableColumn.number("loss").lessIsBetter(),
            TableColumn.words("by the best").alignedRight(),
            TableColumn.number("failed", CellFormat.COUNT).lessIsBetter(),
            TableColumn.words("settings"));

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
     * Writes the index and the matrix.
     *
     * @param reports the folder of reports
     * @throws IOException if a file cannot be written
     */
    static void write(Path reports) throws IOException {
        Catalog catalog = Catalog.load(IndexPage.class.getClassLoader());
        List<IndexedStudy> studies = folders(reports).stream()
                .filter(folder -> !folder.endsWith(NOT_COMMITTED))
                .flatMap(folder -> IndexedStudy.read(catalog, folder).stream())
                .toList();
        List<MatrixRow> matrix = MatrixPage.rows(catalog, reports, studies);
        MatrixPage.write(reports, matrix);
        List<Block> blocks = new ArrayList<>(List.of(Block.paragraph(
                "**[%s](%s.html)**: every optimizer on every problem of all studies, by the best and against any other.",
                MatrixPage.TITLE, MatrixPage.NAME)));
        studies.stream().filter(IndexedStudy::isField).forEach(study -> blocks.addAll(field(catalog, reports, study)));
        blocks.addAll(List.of(
                Block.section("Studies"),
                Block.paragraph(
                        "A published claim is one of a paper, another implementation or a theorem. What only this suite expects is"
                                + " counted apart: it cannot be *reproduced*, as nobody has measured it before."),
                Block.table(studies(reports, studies)),
                Block.section("Speed"),
                Block.table(speed(reports)),
                Block.section("Tuning"),
                Block.table(tuning(reports)),
                Block.section("Every result"),
                Block.table(results(matrix))));
        DocumentWriter.writePage(
                reports.resolve(Project.INDEX), new Document("Reports", blocks), "[Project](../README.md)");
    }

    /** What a field found, and its map; nothing, with a warning, if its data set cannot be read. */
    private static List<Block> field(Catalog catalog, Path reports, IndexedStudy study) {
        try {
            FieldReport report = new FieldReport(
                    FieldWriter.read(catalog, new StudyFolder(study.folder())).field());
            String link = new ReportFolder(reports).linkTo(new ReportFolder(study.folder()).page());
            List<Block> blocks = new ArrayList<>(List.of(
                    Block.section("Which optimizer solves what"),
                    report.findings(),
                    Block.table(report.leaders()),
                    Block.paragraph(
                            "[Map, profiles and verdicts](%s), and in short for the defaults of every optimizer:",
                            link)));
            blocks.add(new Block.Fold("Map of every optimizer on every problem", report.map()));
            return blocks;
        } catch (UsageException e) {
            LOG.warn("{} is left out of the index: {}", study.folder(), e.getMessage());
            return List.of();
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static ReportTable studies(Path reports, List<IndexedStudy> studies) {
        ReportTable.Builder table = new ReportTable.Builder("studies", STUDIES);
        for (IndexedStudy study : studies) {
            table.row(
                    link(reports, study.folder()),
                    Cell.words(study.title()),
                    Cell.words(String.join(", ", study.names("problem"))),
                    Cell.words(String.join(", ", study.names("optimizer"))),
                    tally(study.published(), "reproduced"),
                    tally(study.ownExpectations(), "met"),
                    Cell.count(study.runs()),
                    code(study));
        }
        return table.build();
    }

    private static Cell tally(IndexedStudy.Tally tally, String outcome) {
        return tally.all() == 0 ? Cell.none() : Cell.words(tally.confirmed() + " of " + tally.all() + " " + outcome);
    }

    private static Cell code(IndexedStudy study) {
        return study.hasUncommittedChanges()
                ? Cell.words(study.commit() + " with uncommitted changes").marked(Cell.Mark.WARNING)
                : Cell.words(study.commit());
    }

    private static ReportTable speed(Path reports) throws IOException {
        ReportTable.Builder table = new ReportTable.Builder(
                "speed", List.of(TableColumn.words("report"), TableColumn.words("measured by")));
        Path performance = reports.resolve(Project.PERFORMANCE);
        List<Path> all = new ArrayList<>(List.of(performance));
        all.addAll(folders(performance));
        for (Path folder : all) {
            if (isReport(folder)) {
                table.row(link(reports, folder), command(folder));
            }
        }
        return table.build();
    }

    private static Cell command(Path folder) {
        Path manifest = new StudyFolder(folder).manifest();
        try {
            return Files.exists(manifest)
                    ? Cell.words(SealedJson.read(manifest, JsonNode.class)
                            .path("command")
                            .asText())
                    : Cell.none();
        } catch (IOException e) {
            LOG.warn("the command of {} is left out of the index: {}", folder, e.getMessage());
            return Cell.none();
        }
    }

    private static ReportTable tuning(Path reports) throws IOException {
        ReportTable.Builder table = new ReportTable.Builder(
                "tuning",
                List.of(TableColumn.words("report"), TableColumn.words("optimizer"), TableColumn.words("tuned point")));
        for (Path folder : folders(reports.resolve(Project.TUNED))) {
            if (!isReport(folder)) {
                continue;
            }
            TuningFolder all = new TuningFolder(folder);
            List<TuningFolder> searches = all.searches();
            String which = searches.isEmpty() ? "" : "first of " + searches.size() + " searches: ";
            List<TunedPoint> points = (searches.isEmpty() ? all : searches.get(0))
                    .read(List.of()).values().stream()
                            .map(TuningFolder.Found::point)
                            .sorted(Comparator.comparing(TunedPoint::optimizer))
                            .toList();
            if (points.isEmpty()) {
                table.row(link(reports, folder), Cell.none(), Cell.none());
            }
            points.forEach(point -> table.row(
                    link(reports, folder),
                    Cell.words(point.optimizer()),
                    Cell.words(which + SettingsText.of(point.settings()))));
        }
        return table.build();
    }

    private static boolean isReport(Path folder) {
        ReportFolder report = new ReportFolder(folder);
        return Files.exists(report.markdown()) || Files.exists(report.page());
    }

    private static ReportTable results(List<MatrixRow> matrix) {
        ReportTable.Builder table = new ReportTable.Builder("results", RESULTS);
        for (MatrixRow row : matrix) {
            for (MatrixCell cell : row.cells()) {
                table.row(
                        row.link().isEmpty() ? Cell.words(row.problem()) : Cell.link(row.problem(), row.link()),
                        Cell.words(cell.optimizer()),
                        Cell.words(row.study()),
                        Cell.number(orNaN(cell.loss()), orNaN(cell.spread())),
                        Cell.number(orNaN(cell.ratio())).shownAs(cell.text()),
                        Cell.count(cell.failed()),
                        Cell.words(cell.settings()));
            }
        }
        return table.build();
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    /** A page, never its Markdown, which a browser shows as a text file. */
    private static Cell link(Path reports, Path folder) {
        ReportFolder index = new ReportFolder(reports);
        Path page = new ReportFolder(folder).page();
        return Files.exists(page)
                ? Cell.link(index.linkTo(folder), index.linkTo(page))
                : Cell.words(index.linkTo(folder) + " (no page yet)");
    }
}
