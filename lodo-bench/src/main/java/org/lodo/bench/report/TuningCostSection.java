package org.lodo.bench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.study.Study;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.TuningFolder;

/** The cost of the searches that found the hyper-parameters of the runs on a problem. */
final class TuningCostSection {

    private static final CellFormat COUNT = CellFormat.COUNT.orElse("");

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.words("optimizer"),
            TableColumn.words("tuning"),
            TableColumn.number("runs", COUNT),
            TableColumn.number("failed", COUNT).rare(),
            TableColumn.number("gradients", COUNT),
            TableColumn.number("Hessian products", COUNT),
            TableColumn.number("time of runs", CellFormat.SECONDS.orElse("")).in("s"),
            TableColumn.number(
                            "horizon",
                            new CellFormat(steps -> Numbers.with(Numbers.count(Math.round(steps)), "steps"), ""))
                    .in("steps"),
            TableColumn.number("last generation", CellFormat.NUMBER.orElse("")).lessIsBetter(),
            TableColumn.number("loss at the tuned point", CellFormat.NUMBER.orElse(""))
                    .lessIsBetter(),
            TableColumn.number("loss here").lessIsBetter());

    private TuningCostSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        List<Study.Cell> cells = context.study().cellsOn(problem);
        List<String> notTuned = new ArrayList<>();
        ReportTable.Builder table = new ReportTable.Builder(problem.label() + "-tuning", COLUMNS);
        for (Study.Cell cell : cells) {
            TunedPoint tuned = cell.tuned();
            if (tuned == null) {
                notTuned.add(cell.optimizer().label());
                continue;
            }
            SearchSummary search = tuned.search();
            Cell here = Cell.number(Estimate.of(context.results().of(cell).stream()
                            .filter(run -> !run.failed())
                            .mapToDouble(RunResult::finalLoss)
                            .toArray())
                    .mean());
            Cell name = Cell.words(cell.optimizer().label() + remark(cell, tuned));
            table.row(search == null ? withoutCost(name, here) : row(name, search, here, context.folder()));
        }
        if (notTuned.size() == cells.size()) {
            return List.of();
        }
        return List.of(
                Block.subsection("Cost and result of tuning"),
                Block.paragraph(
                        "The cost of all runs of the search, with times summed; the mean loss of the last generation; and the loss at the"
                                + " tuned point over the same horizon, mean ± standard deviation over seeds used neither by the search nor by this"
                                + " study.%s",
                        notTuned.isEmpty() ? "" : " Not tuned: " + String.join(", ", notTuned) + "."),
                Block.table(table.build()));
    }

    private static List<Cell> row(Cell name, SearchSummary search, Cell here, ReportFolder folder) {
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
                validationLoss(outcome),
                here);
    }

    private static Cell validationLoss(SearchSummary.Outcome outcome) {
        if (outcome.validationLoss() == null) {
            return Cell.none();
        }
        Double deviation = outcome.validationDeviation();
        return Cell.number(outcome.validationLoss(), deviation == null ? Double.NaN : deviation);
    }

    private static List<Cell> withoutCost(Cell name, Cell here) {
        Cell empty = Cell.number(Double.NaN);
        return List.of(name, Cell.none(), empty, empty, empty, empty, empty, empty, empty, empty, here);
    }

    /** Says why the settings of the runs differ from those that a search of this problem found; empty if they do not. */
    private static String remark(Study.Cell cell, TunedPoint tuned) {
        if (!tuned.optimizer().equals(cell.optimizer().name())) {
            return " (uses the tuned point of " + tuned.optimizer() + ")";
        }
        if (!tuned.agreesWith(cell.optimizer().settings())) {
            return " (changed in this study)";
        }
        SearchSummary search = tuned.search();
        if (search == null || tuned.isEdited()) {
            return " (edited by hand)";
        }
        boolean isSameProblem = search.origin().problem().equals(cell.problem().name())
                && Json.compact(search.origin().problemSettings())
                        .equals(Json.compact(cell.problem().settings()));
        return isSameProblem ? "" : " (tuned with other settings of the problem)";
    }

    /** The name of a tuning, with a link to its report if there is one. */
    private static Cell tuning(String tuning, ReportFolder folder) {
        Path report = new TuningFolder(Project.tuned().resolve(tuning)).report().markdown();
        return Files.exists(report) ? Cell.link(tuning, folder.linkTo(report)) : Cell.words(tuning);
    }
}
