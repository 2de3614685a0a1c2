package org.lodo.bench.report;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.CatalogSelection;

/**
 * The matrix of all studies: on which problem each optimizer is better, equivalent, undecided or worse, or fails. The page
 * filters it and takes any optimizer as the reference; as Markdown it is a table with the reference of each study.
 */
final class MatrixPage {

    /** The base name of its files in the folder of reports. */
    static final String NAME = "matrix";

    static final String TITLE = "Where each optimizer wins";

    private MatrixPage() {}

    static List<MatrixRow> rows(Catalog catalog, Path reports, List<IndexedStudy> studies) throws IOException {
        List<MatrixRow> rows = new ArrayList<>();
        for (IndexedStudy study : studies) {
            // A field has a map of its own, and its manifest no runs.
            if (study.results().isEmpty() || study.isField()) {
                continue;
            }
            Path file = new ReportFolder(study.folder()).page();
            String link = new ReportFolder(reports).linkTo(file);
            String page = Files.exists(file) ? Files.readString(file) : "";
            for (CatalogSelection problem : study.results().get().study().problems()) {
                rows.add(MatrixRow.of(
                        catalog, study.results().get(), problem, page.isEmpty() ? "" : link + anchor(page, problem)));
            }
        }
        return rows;
    }

    /** The place of the curves on the page, if it has them under their usual name. */
    private static String anchor(String page, CatalogSelection problem) {
        String id = "figure-" + problem.label() + "-loss-by-step";
        return page.contains("id=\"" + id + "\"") ? "#" + URLEncoder.encode(id, StandardCharsets.UTF_8) : "";
    }

    static void write(Path reports, List<MatrixRow> rows) throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(
                Block.paragraph(
                        "The mean final loss of every optimizer by the best mean on the same problem of the same study: 1.00 is"
                                + " the best. Where the best is zero or below, the loss itself. The sign is the verdict against a reference by the"
                                + " rule of the study, Holm-corrected over the optimizers of the problem: %s better, %s equivalent within the"
                                + " study's margin, %s undecided, %s worse, %s no run reached its end (fails); %s is the reference itself, and no"
                                + " sign means that there are too few seeds, or no reference. Studies differ in steps, seeds, margins and settings,"
                                + " so that rows are not comparable with each other.",
                        MatrixVerdict.BETTER.sign(),
                        MatrixVerdict.EQUIVALENT.sign(),
                        MatrixVerdict.UNDECIDED.sign(),
                        MatrixVerdict.WORSE.sign(),
                        MatrixVerdict.FAILS.sign(),
                        MatrixVerdict.REFERENCE.sign()),
                new Block.Widget(NAME, table(rows), rows)));
        blocks.addAll(MatrixProfile.of(rows));
        Document document = new Document(TITLE, blocks);
        DocumentWriter.writePage(
                reports.resolve(NAME + ".html"), document, "[All reports](index.html) [Markdown](matrix.md)");
        DocumentWriter.writeMarkdown(reports.resolve(NAME + ".md"), document);
    }

    /** Without points of grids and sweeps, each of which ran on one problem; where all are, without the row. */
    private static ReportTable table(List<MatrixRow> rows) {
        List<String> optimizers = rows.stream()
                .flatMap(row -> row.cells().stream())
                .filter(cell -> !cell.variant())
                .map(MatrixCell::optimizer)
                .distinct()
                .toList();
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("problem"), TableColumn.words("study")));
        optimizers.forEach(optimizer -> columns.add(TableColumn.words(optimizer).alignedRight()));
        ReportTable.Builder table = new ReportTable.Builder(NAME, columns);
        for (MatrixRow row : rows) {
            List<Cell> cells = new ArrayList<>();
            cells.add(row.link().isEmpty() ? Cell.words(row.problem()) : Cell.link(row.problem(), row.link()));
            cells.add(Cell.words(row.study()));
            optimizers.forEach(optimizer -> cells.add(cell(row, optimizer)));
            table.row(cells);
        }
        return table.build();
    }

    private static Cell cell(MatrixRow row, String optimizer) {
        return IntStream.range(0, row.cells().size())
                .filter(index -> row.cells().get(index).optimizer().equals(optimizer))
                .mapToObj(index -> cell(row.cells().get(index), row.verdict(index)))
                .findFirst()
                .orElse(Cell.words(""));
    }

    private static Cell cell(MatrixCell cell, MatrixVerdict verdict) {
        Cell shown = Cell.words((cell.text() + " " + verdict.sign()).strip());
        return cell.heat() == 0 ? shown.marked(Cell.Mark.BEST) : shown;
    }
}
