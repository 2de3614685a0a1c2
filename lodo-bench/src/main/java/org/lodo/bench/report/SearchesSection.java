package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TuningFolder;

/** The tuned points of independent searches, how much they differ, and what they cost. */
final class SearchesSection {

    private static final CellFormat PERCENT =
            new CellFormat(value -> Numbers.with(Numbers.number(100 * value), "%"), Numbers.NONE);

    private SearchesSection() {}

    static List<Block> points(Map<String, TunedSearches> all) {
        List<Block> blocks = new ArrayList<>(List.of(
                Block.section("Tuned points"),
                Block.paragraph(
                        "The loss of a search is that of its tuned point, the mean over the runs that decided for it. It is a little too low,"
                                + " as the lowest of several was chosen; a study of the points has losses on other seeds. The mean and standard"
                                + " deviation are over searches: the spread is what an experimenter who searches once does not see."),
                Block.table(spread(all))));
        all.forEach((optimizer, searches) ->
                blocks.add(new Block.Fold(optimizer + ": every search", List.of(Block.table(table(searches))))));
        return blocks;
    }

    private static ReportTable spread(Map<String, TunedSearches> all) {
        ReportTable.Builder table = new ReportTable.Builder(
                "searches",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("searches", CellFormat.COUNT),
                        TableColumn.number("loss").lessIsBetter(),
                        TableColumn.number("relative spread", PERCENT).lessIsBetter(),
                        TableColumn.number("best search").lessIsBetter(),
                        TableColumn.number("worst search").lessIsBetter(),
                        TableColumn.words("point of the best search")));
        all.forEach((optimizer, searches) -> {
            double[] losses = Arrays.stream(searches.losses())
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            Estimate estimate = Estimate.of(losses);
            table.row(
                    Cell.words(optimizer),
                    Cell.count(searches.found().size()),
                    Cell.number(estimate.mean(), estimate.standardDeviation()),
                    Cell.number(estimate.standardDeviation() / estimate.mean()),
                    Cell.number(losses.length == 0 ? Double.NaN : losses[0]),
                    Cell.number(losses.length == 0 ? Double.NaN : losses[losses.length - 1]),
                    Cell.words(SettingsText.of(best(searches).point().settings())));
        });
        return table.build();
    }

    private static TuningFolder.Found best(TunedSearches searches) {
        double[] losses = searches.losses();
        int best = 0;
        for (int search = 1; search < losses.length; search++) {
            // A search of which all runs failed has NaN.
            if (losses[search] < losses[best] || Double.isNaN(losses[best])) {
                best = search;
            }
        }
        return searches.found().get(best);
    }

    private static ReportTable table(TunedSearches searches) {
        ReportTable.Builder table = new ReportTable.Builder(
                searches.optimizer() + "-points",
                List.of(
                        TableColumn.words("search"),
                        TableColumn.words("tuned point"),
                        TableColumn.number("loss").lessIsBetter()));
        for (int number = 0; number < searches.found().size(); number++) {
            TuningFolder.Found found = searches.found().get(number);
            table.row(
                    Cell.words(String.valueOf(number + 1)),
                    Cell.words(SettingsText.of(found.point().settings())
                            + (found.point().isEdited() ? " (edited by hand; the loss is that of the search)" : "")),
                    Cell.mean(found.losses().validationRuns()));
        }
        return table.build();
    }

    /** The losses at the tuned points, and which is the lowest. */
    static List<Block> answer(Map<String, TunedSearches> all) {
        ReportTable.Builder table = new ReportTable.Builder(
                "found",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("loss, mean and deviation over searches")
                                .lessIsBetter(),
                        TableColumn.words("point of the best search")));
        all.forEach((optimizer, searches) -> table.row(
                Cell.words(optimizer),
                Cell.mean(searches.losses()),
                Cell.words(SettingsText.of(best(searches).point().settings()))));
        List<Block> blocks = new ArrayList<>(List.of(Block.table(table.build())));
        all.values().stream()
                .filter(searches -> Double.isFinite(mean(searches)))
                .min(Comparator.comparingDouble(SearchesSection::mean))
                .ifPresent(best -> blocks.add(Block.paragraph(
                        "Lowest mean loss at the tuned points: %s, %s.",
                        best.optimizer(), Numbers.number(mean(best)))));
        return blocks;
    }

    private static double mean(TunedSearches searches) {
        return Estimate.of(Arrays.stream(searches.losses())
                        .filter(Double::isFinite)
                        .toArray())
                .mean();
    }

    static List<Block> costs(Map<String, TunedSearches> all) {
        ReportTable.Builder table = new ReportTable.Builder(
                "costs",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("allowance", CellFormat.COUNT),
                        TableColumn.number("runs", CellFormat.COUNT),
                        TableColumn.number("failed", CellFormat.COUNT).rare(),
                        TableColumn.number("steps", CellFormat.COUNT),
                        TableColumn.number("gradients", CellFormat.COUNT),
                        TableColumn.number("Hessian products", CellFormat.COUNT),
                        TableColumn.number("full horizon", CellFormat.COUNT).in("steps"),
                        TableColumn.number("time", CellFormat.SECONDS).in("s")));
        all.forEach((optimizer, searches) -> table.row(row(optimizer, searches.summaries())));
        return List.of(
                Block.section("Cost of tuning"),
                Block.paragraph(
                        "Over all searches. The allowance of evaluations is the same for every optimizer; a run that fails uses less of it"
                                + " than it could. Times are summed over runs, some of which ran in parallel."),
                Block.table(table.build()));
    }

    private static List<Cell> row(String optimizer, List<SearchSummary> summaries) {
        return List.of(
                Cell.words(optimizer),
                Cell.count(summaries.stream()
                        .mapToLong(search -> search.budget().allowance() == null
                                ? search.cost().steps()
                                : search.budget().allowance())
                        .sum()),
                Cell.count(summaries.stream()
                        .mapToLong(search -> search.cost().runs())
                        .sum()),
                Cell.count(summaries.stream()
                        .mapToLong(search -> search.cost().failed())
                        .sum()),
                Cell.count(summaries.stream()
                        .mapToLong(search -> search.cost().steps())
                        .sum()),
                Cell.count(summaries.stream()
                        .mapToLong(search -> search.cost().gradients())
                        .sum()),
                Cell.count(summaries.stream()
                        .mapToLong(search -> search.cost().hessianProducts())
                        .sum()),
                Cell.count(summaries.stream()
                        .mapToLong(search -> search.outcome().horizon())
                        .max()
                        .orElse(0)),
                Cell.number(summaries.stream()
                        .mapToDouble(search -> search.cost().seconds())
                        .sum()));
    }
}
