package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.MeanComparison;

/** The optimizers of a problem by a figure of their runs of which less is better, with {@link MeanComparison} to the reference. */
final class MeanTable {

    private MeanTable() {}

    /**
     * The table.
     *
     * @param context the study
     * @param problem the problem
     * @param title what the figure is
     * @param when at what point of the runs it is compared, for the name of the table
     * @param all by label, for each search the figure of each seed; not finite where there is none
     * @param steps by label, how many steps had been made; empty for whole runs
     */
    static ReportTable of(
            StudyContext context,
            CatalogSelection problem,
            String title,
            String when,
            Map<String, double[][]> all,
            Map<String, Long> steps) {
        String reference = context.study().reference();
        Map<String, MeanComparison> compared = compared(context, all);
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        if (!steps.isEmpty()) {
            columns.add(TableColumn.number("steps", CellFormat.COUNT));
        }
        columns.addAll(List.of(
                TableColumn.number(title).lessIsBetter(),
                TableColumn.number("difference"),
                TableColumn.number("95 % interval"),
                TableColumn.number("p (" + reference + " better)"),
                TableColumn.number("p (rival better)"),
                TableColumn.number("p (equivalent)"),
                TableColumn.words(AnswerSection.verdictTitle(reference))));
        ReportTable.Builder table =
                new ReportTable.Builder((problem.label() + "-" + title + when).replace(' ', '-'), columns);
        all.forEach((label, values) -> {
            Estimate figure = Estimate.of(DoubleStream.of(EqualTime.flat(values))
                    .filter(Double::isFinite)
                    .toArray());
            List<Cell> row = new ArrayList<>(List.of(Cell.words(label)));
            if (!steps.isEmpty()) {
                row.add(Cell.count(steps.getOrDefault(label, 0L)));
            }
            row.add(Cell.number(figure.mean(), figure.standardDeviation()));
            row.addAll(against(reference, label, compared));
            table.row(row);
        });
        return table.build();
    }

    private static List<Cell> against(String reference, String label, Map<String, MeanComparison> compared) {
        MeanComparison own = compared.get(label);
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
                        Cell.words(own.verdict().words()));
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
