package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyVerdicts;

/**
 * Verdicts by means on problems whose runs take so long that there are too few seeds for ranks: those with held-out losses. On
 * the final loss, and on every metric of which less is better.
 */
final class MeansSection {

    private MeansSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        if (!isOfUse(context, problem)) {
            return List.of();
        }
        List<Study.Cell> cells = context.study().cellsOn(problem);
        String reference = context.study().reference();
        int seeds = context.study().seeds().size();
        List<Block> blocks = new ArrayList<>(List.of(
                Block.subsection("Against " + reference + ", by means"),
                Block.paragraph(
                        "%d seeds are too few for ranks to decide. These verdicts assume instead that differences between seeds are"
                                + " normally distributed, as means over many draws are: differences from %s, seed by seed, with Student's 95 %%"
                                + " interval; p-values are one-sided and Holm-corrected over all rivals, with those that failed, in each table by"
                                + " itself. Where a run failed there is no mean difference, and nothing is decided by means.",
                        seeds, reference),
                Block.table(table(context, problem, "loss", losses(context, cells)))));
        for (Metric metric : context.metrics().all()) {
            Map<String, double[][]> values = values(context, cells, metric);
            if (metric.better() == Metric.Better.LESS && metric.columns().size() == 1 && values.size() > 1) {
                blocks.add(Block.table(table(context, problem, metric.title(), values)));
            }
        }
        return blocks;
    }

    /** Whether there are seeds enough for means, too few for ranks, and held-out losses. */
    static boolean isOfUse(StudyContext context, CatalogSelection problem) {
        int seeds = context.study().seeds().size();
        int optimizers = context.study().cellsOn(problem).size();
        return seeds > 1
                && optimizers > 1
                && StudyVerdicts.areExact(context.results())
                && !PairedComparison.canDecide(seeds, optimizers - 1)
                && !context.drawn(MetricFigure.Form.HELD_OUT_LOSS, problem).isEmpty();
    }

    /** For each optimizer and search the final losses of each seed. */
    static Map<String, double[][]> losses(StudyContext context, List<Study.Cell> cells) {
        Map<String, double[][]> losses = new LinkedHashMap<>();
        cells.forEach(
                cell -> losses.put(cell.optimizer().label(), context.results().lossesBySearch(cell)));
        return losses;
    }

    private static ReportTable table(
            StudyContext context, CatalogSelection problem, String title, Map<String, double[][]> values) {
        Map<String, Long> failed = new LinkedHashMap<>();
        context.study()
                .cellsOn(problem)
                .forEach(cell -> failed.put(
                        cell.optimizer().label(),
                        context.results().of(cell).stream()
                                .filter(RunResult::failed)
                                .count()));
        return MeanTable.of(context, problem, new MeanTable.Figures(title, " by means", values, failed, Map.of()));
    }

    /**
     * Those of optimizers that have any, and of those of which every run failed; none if no optimizer has any. What the curve
     * of a failed run ends with does not count.
     */
    private static Map<String, double[][]> values(StudyContext context, List<Study.Cell> cells, Metric metric) {
        String column = metric.columns().get(0);
        Map<String, double[][]> values = new LinkedHashMap<>();
        int measured = 0;
        for (Study.Cell cell : cells) {
            List<RunResult> runs = context.results().of(cell);
            boolean hasValues = StudyContext.hasValues(runs, metric);
            measured += hasValues ? 1 : 0;
            if (hasValues || runs.stream().allMatch(RunResult::failed)) {
                values.put(cell.optimizer().label(), new double[][] {
                    runs.stream()
                            .mapToDouble(run -> run.failed() ? Double.NaN : run.last(column))
                            .toArray()
                });
            }
        }
        return measured == 0 ? Map.of() : values;
    }
}
