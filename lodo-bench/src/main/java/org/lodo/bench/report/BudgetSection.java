package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.AxisChoice;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.ExpectedBest;

/** The loss over the budget of tuning: within a search from round to round, and of the best of several searches. */
final class BudgetSection {

    private static final long RESAMPLING_SEED = 1;

    private final String tuning;
    private final double ceiling;

    /** Losses above the ceiling, which may be infinite, are not shown. */
    BudgetSection(String tuning, double ceiling) {
        this.tuning = tuning;
        this.ceiling = ceiling;
    }

    List<Block> of(Figures figures, Map<String, TunedSearches> all) throws IOException {
        List<Curve> curves = new ArrayList<>();
        all.values().forEach(searches -> curves.add(curve(searches)));
        List<Block> blocks = new ArrayList<>(List.of(
                Block.section("Loss over the budget of tuning"),
                Block.paragraph(
                        "The lowest loss of each round of a search, at the horizon of that round, over the evaluations made until then; the last"
                                + " point is the loss of the tuned point. Means over searches."),
                Block.figure(figures.draw(
                        "loss-by-budget",
                        "Loss by budget of the search",
                        new CurvePlot(
                                "Loss by budget of the search: " + tuning,
                                "evaluations in the search",
                                "lowest loss",
                                Axis.LOG,
                                AxisChoice.logarithmicWherePossible(curves),
                                curves,
                                List.of())))));
        int most = all.values().stream()
                .mapToInt(searches -> searches.found().size())
                .max()
                .orElse(1);
        if (most > 1) {
            blocks.add(Block.paragraph(
                    "The expected loss of the best of k searches, each of the full budget, drawn at random from those that were made."
                            + " Where the last column is hardly lower than the first, a larger budget is of no use."));
            blocks.add(Block.table(bestOf(all, most)));
        }
        return blocks;
    }

    private Curve curve(TunedSearches searches) {
        int rounds = searches.trials().stream()
                .mapToInt(trials -> trials.rounds().size())
                .min()
                .orElse(0);
        double[] evaluations = new double[rounds];
        double[] losses = new double[rounds];
        double[] tuned = searches.losses();
        for (int round = 0; round < rounds; round++) {
            List<Double> best = new ArrayList<>();
            for (int search = 0; search < searches.trials().size(); search++) {
                SearchTrials trials = searches.trials().get(search);
                evaluations[round] += (double) trials.evaluationsUpTo(round + 1)
                        / searches.trials().size();
                best.add(round + 1 == rounds ? tuned[search] : trials.lowest(round + 1));
            }
            double mean = Estimate.of(best.stream()
                            .mapToDouble(Double::doubleValue)
                            .filter(Double::isFinite)
                            .toArray())
                    .mean();
            losses[round] = mean > ceiling ? Double.NaN : mean;
        }
        return new Curve(searches.optimizer(), evaluations, losses);
    }

    private static ReportTable bestOf(Map<String, TunedSearches> all, int most) {
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        for (int k = 1; k <= most; k++) {
            columns.add(TableColumn.number("k = " + k).lessIsBetter());
        }
        ReportTable.Builder table = new ReportTable.Builder("best-of-searches", columns);
        all.forEach((optimizer, searches) -> {
            double[] losses =
                    Arrays.stream(searches.losses()).filter(Double::isFinite).toArray();
            ExpectedBest[] best = ExpectedBest.of(losses, Double.POSITIVE_INFINITY, most, RESAMPLING_SEED);
            List<Cell> row = new ArrayList<>(List.of(Cell.words(optimizer)));
            for (int k = 0; k < most; k++) {
                row.add(best.length == 0 ? Cell.none() : Cell.number(best[k].mean()));
            }
            table.row(row);
        });
        return table.build();
    }
}
