package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.Medians;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.Tuning;
import org.lodo.engine.tune.TuningFolder;

/**
 * The tuned points of the optimizers of a tuning, the losses there and in the last generation, and the costs of the searches.
 */
final class TunedPointsSection {

    private static final List<TableColumn> POINTS = List.of(
            TableColumn.words("optimizer"),
            TableColumn.words("tuned point"),
            TableColumn.number("last generation, mean").lessIsBetter(),
            TableColumn.number("median").lessIsBetter(),
            TableColumn.number("failed", CellFormat.COUNT).lessIsBetter().rare(),
            TableColumn.number("at the tuned point").lessIsBetter(),
            TableColumn.number("failed", CellFormat.COUNT).lessIsBetter().rare());

    private static final List<TableColumn> COSTS = List.of(
            TableColumn.words("optimizer"),
            TableColumn.number("runs", CellFormat.COUNT),
            TableColumn.number("failed", CellFormat.COUNT).rare(),
            TableColumn.number("steps", CellFormat.COUNT),
            TableColumn.number("gradients", CellFormat.COUNT),
            TableColumn.number("Hessian products", CellFormat.COUNT),
            TableColumn.number("time", CellFormat.SECONDS).in("s"));

    private TunedPointsSection() {}

    static List<Block> of(Tuning tuning, Map<String, TuningFolder.Found> searches) {
        ReportTable.Builder table = new ReportTable.Builder("points", POINTS);
        searches.forEach((optimizer, found) -> table.row(row(tuning, optimizer, found)));
        return List.of(
                Block.section("Tuned points"),
                Block.paragraph(
                        "Mean and median loss are over the runs of the last generation that did not fail, each of which has its own"
                                + " hyper-parameters. The loss at the tuned point is mean ± standard deviation over %d runs of %s %s with fresh"
                                + " seeds.",
                        searches.values().stream()
                                .mapToInt(found -> found.losses().validationRuns().length)
                                .max()
                                .orElse(0),
                        Numbers.count(tuning.horizon()),
                        tuning.protocol().unit()),
                Block.table(table.build()));
    }

    /** The losses at the tuned points, and which is the lowest. */
    static List<Block> answer(Map<String, TuningFolder.Found> searches) {
        ReportTable.Builder table = new ReportTable.Builder(
                "found",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("loss at the tuned point").lessIsBetter(),
                        TableColumn.words("tuned point")));
        Map<String, Estimate> losses = new LinkedHashMap<>();
        searches.forEach((optimizer, found) -> {
            Estimate loss = Estimate.of(finite(found.losses().validationRuns()));
            table.row(
                    Cell.words(optimizer),
                    Cell.number(loss.mean(), loss.standardDeviation()),
                    Cell.words(SettingsText.of(found.point().settings())));
            if (Double.isFinite(loss.mean())) {
                losses.put(optimizer, loss);
            }
        });
        List<Block> blocks = new ArrayList<>(List.of(Block.table(table.build())));
        losses.entrySet().stream()
                .min(Comparator.comparingDouble(entry -> entry.getValue().mean()))
                .ifPresent(best -> blocks.add(Block.paragraph(
                        "Lowest loss at a tuned point: %s, %s.",
                        best.getKey(),
                        Numbers.number(best.getValue().mean(), best.getValue().standardDeviation()))));
        return blocks;
    }

    private static List<Cell> row(Tuning tuning, String optimizer, TuningFolder.Found found) {
        double[] lastGeneration = finite(found.losses().ofLastGeneration());
        double[] validation = finite(found.losses().validationRuns());
        Estimate estimate = Estimate.of(validation);
        return List.of(
                Cell.words(optimizer),
                Cell.words(SettingsText.of(found.point().settings()) + remark(tuning, found.point())),
                Cell.number(Estimate.of(lastGeneration).mean()),
                Cell.number(Medians.of(lastGeneration)),
                Cell.count(found.losses().ofLastGeneration().length - lastGeneration.length),
                Cell.number(estimate.mean(), estimate.standardDeviation()),
                Cell.count(found.losses().validationRuns().length - validation.length));
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    /** Says if a point was not found by the schedule of the tuning; empty if it was. */
    private static String remark(Tuning tuning, TunedPoint point) {
        SearchSummary search = point.search();
        if (search == null || point.isEdited()) {
            return " (edited by hand; the losses are those of the search)";
        }
        SearchSummary.Budget budget = search.budget();
        long horizon = search.outcome().horizon();
        return isOfSchedule(search, tuning)
                ? ""
                : " (by another schedule: " + budget.generations() + " generations of " + budget.population()
                        + " runs, of a length of " + Numbers.count(horizon) + " in the last)";
    }

    /** Whether a search was as long as those of a tuning. */
    static boolean isOfSchedule(SearchSummary search, Tuning tuning) {
        // By successive halving, the horizon of an optimizer depends on what its steps cost.
        return search.budget().isOf(tuning)
                && (search.budget().allowance() != null || search.outcome().horizon() == tuning.horizon());
    }

    static List<Block> costs(Map<String, TuningFolder.Found> searches) {
        ReportTable.Builder table = new ReportTable.Builder("costs", COSTS);
        searches.forEach((optimizer, found) -> {
            SearchSummary search = found.point().search();
            if (search != null) {
                SearchSummary.Cost cost = search.cost();
                table.row(
                        Cell.words(optimizer),
                        Cell.count(cost.runs()),
                        Cell.count(cost.failed()),
                        Cell.count(cost.steps()),
                        Cell.count(cost.gradients()),
                        Cell.count(cost.hessianProducts()),
                        Cell.number(cost.seconds()));
            }
        });
        return List.of(
                Block.section("Cost of tuning"),
                Block.paragraph(
                        "Without the validation runs at the tuned point. Times are summed over runs, some of which ran in parallel."),
                Block.table(table.build()));
    }
}
