package org.lodo.bench.report;

import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/**
 * How wide the good region of the hyper-parameters is: the share of the first rung of successive halving, whose candidates fill
 * the whole range evenly, with a loss close to the lowest of the rung.
 */
final class RegionSection {

    private static final double CLOSE = 0.05;
    private static final double NEAR = 0.2;

    private static final CellFormat PERCENT =
            new CellFormat(value -> Numbers.with(Numbers.number(100 * value), "%"), Numbers.NONE);

    private RegionSection() {}

    static List<Block> of(Map<String, TunedSearches> all) {
        ReportTable.Builder table = new ReportTable.Builder(
                "region",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("hyper-parameters", CellFormat.COUNT),
                        TableColumn.number("candidates", CellFormat.COUNT),
                        TableColumn.number("within 5 %", PERCENT),
                        TableColumn.number("within 20 %", PERCENT),
                        TableColumn.number("failed", PERCENT)));
        all.forEach((optimizer, searches) -> table.row(row(optimizer, searches.trials())));
        return List.of(
                Block.section("How wide the good region is"),
                Block.paragraph(
                        "The share of the range of the hyper-parameters, measured in ln v or ln(1 − v), in which the loss is within 5 %% and"
                                + " within 20 %% of the lowest of the same rung: that of the first rung, whose candidates fill the range evenly, over"
                                + " all searches. Its runs are short, so that it says how easily a good start is found, not how a long run depends on"
                                + " the hyper-parameters."),
                Block.table(table.build()));
    }

    private static List<Cell> row(String optimizer, List<SearchTrials> searches) {
        long candidates = searches.stream()
                .mapToLong(trials -> trials.rounds().get(0).runs())
                .sum();
        long done = searches.stream().mapToLong(trials -> trials.of(1).size()).sum();
        return List.of(
                Cell.words(optimizer),
                Cell.count(searches.get(0).names().size()),
                Cell.count(candidates),
                Cell.number(share(searches, CLOSE, candidates)),
                Cell.number(share(searches, NEAR, candidates)),
                Cell.number((double) (candidates - done) / candidates));
    }

    /** The share of candidates whose loss exceeds the lowest of their search by at most a share of it. */
    static double share(List<SearchTrials> searches, double within, long candidates) {
        long good = 0;
        for (SearchTrials trials : searches) {
            double lowest = trials.lowest(1);
            good += trials.of(1).stream()
                    .filter(trial -> trial.loss() - lowest <= within * Math.abs(lowest))
                    .count();
        }
        return (double) good / candidates;
    }
}
