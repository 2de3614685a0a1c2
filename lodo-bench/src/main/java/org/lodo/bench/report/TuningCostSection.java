package org.lodo.bench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.Project;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.study.Study;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TunedPoint;

/** What finding the hyper-parameters of a problem's runs has cost. */
final class TuningCostSection {

    private static final CellFormat COUNT = CellFormat.COUNT.orElse("");

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.words("optimizer"),
            TableColumn.words("tuning"),
            TableColumn.number("runs", COUNT),
            TableColumn.number("failed", COUNT),
            TableColumn.number("gradients", COUNT),
            TableColumn.number("Hessian products", COUNT),
            TableColumn.number("time of runs", CellFormat.SECONDS.orElse("")).in("s"),
            TableColumn.number("horizon", new CellFormat(steps -> Numbers.count(Math.round(steps)) + " steps", ""))
                    .in("steps"),
            TableColumn.number("last generation", CellFormat.NUMBER.orElse("")).lessIsBetter(),
            TableColumn.number("loss at the tuned point", CellFormat.NUMBER.orElse(""))
                    .lessIsBetter(),
            TableColumn.number("loss here").lessIsBetter());

    private TuningCostSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        List<Study.Cell> cells = context.study().cellsOn(problem);
        List<Study.Cell> tuned =
                cells.stream().filter(cell -> cell.tuned() != null).toList();
        if (tuned.isEmpty()) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder(problem.label() + "-tuning", COLUMNS);
        for (Study.Cell cell : tuned) {
            SearchSummary search = cell.tuned().search();
            Cell here = Cell.number(Estimate.of(context.results().of(cell).stream()
                            .filter(run -> !run.failed())
                            .mapToDouble(RunResult::finalLoss)
                            .toArray())
                    .mean());
            Cell name = Cell.words(cell.optimizer().label() + remark(cell));
            table.row(search == null ? withoutCost(name, here) : row(name, search, here, context.folder()));
        }
        return List.of(
                Block.subsection("Cost and result of tuning"),
                Block.paragraph(
                        "All runs of the search, with their times summed; the mean loss of the last generation; and the loss at the tuned"
                                + " point over the same horizon, mean ± standard deviation on seeds used neither by the search nor by this study.%s",
                        notSearched(cells)),
                Block.table(table.build()));
    }

    private static String notSearched(List<Study.Cell> cells) {
        String names = cells.stream()
                .filter(cell -> cell.tuned() == null)
                .map(cell -> cell.optimizer().label())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " Not searched: " + names + ".";
    }

    private static List<Cell> row(Cell name, SearchSummary search, Cell here, Path folder) {
        SearchSummary.Cost cost = search.cost();
        SearchSummary.Outcome outcome = search.outcome();
        return List.of(
                name,
                tuning(search.origin().tuning(), folder),
                Cell.count(cost.runs()),
                Cell.count(cost.failed()),
                Cell.count(cost.gradients()),
                Cell.count(cost.hessianProducts()),
                Cell.number(cost.seconds()),
                Cell.count(outcome.horizon()),
                outcome.lastGenerationLoss() == null ? Cell.none() : Cell.number(outcome.lastGenerationLoss()),
                outcome.validationLoss() == null
                        ? Cell.none()
                        : Cell.number(
                                outcome.validationLoss(),
                                outcome.validationDeviation() == null ? Double.NaN : outcome.validationDeviation()),
                here);
    }

    private static List<Cell> withoutCost(Cell name, Cell here) {
        Cell empty = Cell.number(Double.NaN);
        return List.of(name, Cell.none(), empty, empty, empty, empty, empty, empty, empty, empty, here);
    }

    /** Where what was run is not what the search has found. */
    private static String remark(Study.Cell cell) {
        TunedPoint tuned = cell.tuned();
        if (!tuned.optimizer().equals(cell.optimizer().name())) {
            return " (uses the tuned point of " + tuned.optimizer() + ")";
        }
        if (!tuned.agreesWith(cell.optimizer().settings())) {
            return " (changed in this study)";
        }
        if (tuned.isEdited()) {
            return " (edited by hand)";
        }
        boolean isSameProblem =
                tuned.search().origin().problem().equals(cell.problem().name())
                        && Json.compact(tuned.search().origin().problemSettings())
                                .equals(Json.compact(cell.problem().settings()));
        return isSameProblem ? "" : " (tuned with other settings of the problem)";
    }

    private static Cell tuning(String tuning, Path folder) {
        Path report = Project.tuned().resolve(tuning).resolve("report.md");
        return Files.exists(report)
                ? Cell.link(
                        tuning,
                        folder.toAbsolutePath().relativize(report).toString().replace('\\', '/'))
                : Cell.words(tuning);
    }
}
