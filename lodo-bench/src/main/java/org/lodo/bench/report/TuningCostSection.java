package org.lodo.bench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
            List<SearchSummary> searches = cell.tunedPoints().stream()
                    .map(TunedPoint::search)
                    .filter(Objects::nonNull)
                    .toList();
            Cell here = Cell.number(Estimate.of(context.results().of(cell).stream()
                            .filter(run -> !run.failed())
                            .mapToDouble(RunResult::finalLoss)
                            .toArray())
                    .mean());
            Cell name = Cell.words(cell.optimizer().label() + remark(cell, tuned));
            table.row(searches.isEmpty() ? withoutCost(name, here) : row(name, searches, here, context.folder()));
        }
        if (notTuned.size() == cells.size()) {
            return List.of();
        }
        return List.of(
                Block.subsection("Cost and result of tuning"),
                Block.paragraph(
                        "The cost of all runs of the search, with times summed; the mean loss of the last generation; and the loss at the"
                                + " tuned point over the same horizon, mean ± standard deviation over seeds used neither by the search nor by this"
                                + " study.%s%s",
                        cells.stream().anyMatch(cell -> !cell.searches().isEmpty())
                                ? " Where there were several searches, costs are those of all, losses are means over searches, and the deviation"
                                        + " is over the points that they found, each with the loss that decided for it."
                                : "",
                        notTuned.isEmpty() ? "" : " Not tuned: " + String.join(", ", notTuned) + "."),
                Block.table(table.build()));
    }

    private static List<Cell> row(Cell name, List<SearchSummary> searches, Cell here, ReportFolder folder) {
        List<SearchSummary.Cost> costs =
                searches.stream().map(SearchSummary::cost).toList();
        SearchSummary.Outcome outcome = searches.get(0).outcome();
        return List.of(
                name,
                tuning(searches.get(0).origin().tuning(), folder),
                Cell.count(costs.stream().mapToLong(SearchSummary.Cost::runs).sum()),
                Cell.count(costs.stream().mapToLong(SearchSummary.Cost::failed).sum()),
                Cell.count(
                        costs.stream().mapToLong(SearchSummary.Cost::gradients).sum()),
                Cell.count(costs.stream()
                        .mapToLong(SearchSummary.Cost::hessianProducts)
                        .sum()),
                Cell.number(
                        costs.stream().mapToDouble(SearchSummary.Cost::seconds).sum()),
                Cell.count(outcome.horizon()),
                searches.size() > 1
                        ? mean(searches, SearchSummary.Outcome::lastGenerationLoss)
                        : lastGeneration(outcome),
                searches.size() > 1 ? mean(searches, SearchSummary.Outcome::validationLoss) : validationLoss(outcome),
                here);
    }

    /** A loss over searches, without those that have none; with its deviation if there are several. */
    private static Cell mean(List<SearchSummary> searches, Function<SearchSummary.Outcome, @Nullable Double> loss) {
        Cell all = Cell.mean(searches.stream()
                .map(search -> loss.apply(search.outcome()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
        return Double.isNaN(all.value()) ? Cell.none() : all;
    }

    private static Cell lastGeneration(SearchSummary.Outcome outcome) {
        return outcome.lastGenerationLoss() == null ? Cell.none() : Cell.number(outcome.lastGenerationLoss());
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
        for (int search = 0; search < cell.points().size(); search++) {
            if (!cell.tunedPoints()
                    .get(search)
                    .agreesWith(cell.points().get(search).settings())) {
                return " (changed in this study)";
            }
        }
        SearchSummary search = tuned.search();
        if (search == null || cell.tunedPoints().stream().anyMatch(TunedPoint::isEdited)) {
            return " (edited by hand)";
        }
        if (!search.origin().problem().equals(cell.problem().name())) {
            return " (tuned on " + search.origin().problem() + ")";
        }
        boolean isSameProblem = Json.compact(search.origin().problemSettings())
                .equals(Json.compact(cell.problem().settings()));
        return isSameProblem ? "" : " (tuned with other settings of the problem)";
    }

    /** The name of a tuning, with a link to its report if there is one. */
    private static Cell tuning(String tuning, ReportFolder folder) {
        Path report = new TuningFolder(Project.tuned().resolve(tuning)).report().markdown();
        return Files.exists(report) ? Cell.link(tuning, folder.linkTo(report)) : Cell.words(tuning);
    }
}
