package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.MeanComparison;

/**
 * The optimizers of a problem by a figure of their runs of which less is better, with {@link MeanComparison} to the
 * reference.
 */
final class MeanTable {

    private MeanTable() {}

    /**
     * What is compared.
     *
     * @param title what it is
     * @param when at what point of the runs it is compared, for the name of the table
     * @param values by label, for each search the figure of each seed; not finite where there is none
     * @param failed by label, how many runs have none because they failed
     * @param steps by label, how many steps had been made, or why this is not known; empty for whole runs
     */
    record Figures(
            String title,
            String when,
            Map<String, double[][]> values,
            Map<String, Long> failed,
            Map<String, Cell> steps) {

        long failures(String label) {
            return failed.getOrDefault(label, 0L);
        }
    }

    /** A row for each optimizer of the figures, also for those whose runs all failed. */
    static ReportTable of(StudyContext context, CatalogSelection problem, Figures figures) {
        String reference = context.study().reference();
        Map<String, MeanComparison> compared = compared(context, figures.values());
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        if (!figures.steps().isEmpty()) {
            columns.add(TableColumn.number("steps", CellFormat.COUNT));
        }
        columns.addAll(List.of(
                TableColumn.number(figures.title()).lessIsBetter(),
                TableColumn.number("failed", CellFormat.COUNT).lessIsBetter().rare(),
                TableColumn.number("difference"),
                TableColumn.number("95 % interval"),
                TableColumn.number("p (" + reference + " better)"),
                TableColumn.number("p (rival better)"),
                TableColumn.number("p (equivalent)"),
                TableColumn.words(AnswerSection.verdictTitle(reference))));
        ReportTable.Builder table = new ReportTable.Builder(
                (problem.label() + "-" + figures.title() + figures.when()).replace(' ', '-'), columns);
        figures.values().forEach((label, values) -> {
            List<Cell> row = new ArrayList<>(List.of(Cell.words(label)));
            if (!figures.steps().isEmpty()) {
                row.add(figures.steps().getOrDefault(label, Cell.none()));
            }
            double[] all = EqualTime.flat(values);
            long failures = figures.failures(label);
            row.add(Cell.mean(all));
            row.add(failures == 0 ? Cell.count(0) : Cell.count(failures).shownAs(failures + " of " + all.length));
            row.addAll(against(reference, label, failures, compared.get(label)));
            table.row(row);
        });
        return table.build();
    }

    /** Where runs failed there is no mean difference, and that is the verdict. */
    private static List<Cell> against(String reference, String label, long failures, @Nullable MeanComparison own) {
        return own == null
                ? List.of(
                        Cell.none(),
                        Cell.none(),
                        Cell.none(),
                        Cell.none(),
                        Cell.none(),
                        Cell.words(label.equals(reference) ? "reference" : ""))
                : List.of(
                        Cell.number(own.difference()),
                        Cell.range(own.low(), own.high()),
                        Cell.number(own.referenceBetter()),
                        Cell.number(own.rivalBetter()),
                        Cell.number(own.equivalent()),
                        Cell.words(
                                failures > 0 ? EqualTime.FAILED : own.verdict().words()));
    }

    /** The rivals of the reference; none if it has no figure itself. */
    private static Map<String, MeanComparison> compared(StudyContext context, Map<String, double[][]> all) {
        Map<String, double[][]> rivals = new LinkedHashMap<>(all);
        double[][] own = rivals.remove(context.study().reference());
        Map<String, MeanComparison> compared = new LinkedHashMap<>();
        if (own != null) {
            MeanComparison.compare(own, rivals, context.study().rule().margin())
                    .forEach(one -> compared.put(one.name(), one));
        }
        return compared;
    }
}
