package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
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
        List<Study.Cell> cells = context.study().cellsOn(problem);
        String reference = context.study().reference();
        int seeds = context.study().seeds().size();
        boolean isOfUse = seeds > 1
                && cells.size() > 1
                && StudyVerdicts.areExact(context.results())
                && !PairedComparison.canDecide(seeds, cells.size() - 1)
                && !context.drawn(MetricFigure.Form.HELD_OUT_LOSS, problem).isEmpty();
        if (!isOfUse) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>(List.of(
                Block.subsection("Against " + reference + ", by means"),
                Block.paragraph(
                        "%d seeds are too few for ranks to decide. These verdicts assume instead that differences between seeds are"
                                + " normally distributed, as means over many draws are: differences from %s, seed by seed, with Student's 95 %%"
                                + " interval; p-values are one-sided and Holm-corrected over all rivals, in each table by itself.",
                        seeds, reference),
                Block.table(MeanTable.of(context, problem, "loss", " by means", losses(context, cells), Map.of()))));
        for (Metric metric : context.metrics().all()) {
            Map<String, double[][]> values = values(context, cells, metric);
            if (metric.better() == Metric.Better.LESS && metric.columns().size() == 1 && values.size() > 1) {
                blocks.add(Block.table(MeanTable.of(context, problem, metric.title(), " by means", values, Map.of())));
            }
        }
        return blocks;
    }

    private static Map<String, double[][]> losses(StudyContext context, List<Study.Cell> cells) {
        Map<String, double[][]> losses = new LinkedHashMap<>();
        cells.forEach(
                cell -> losses.put(cell.optimizer().label(), context.results().lossesBySearch(cell)));
        return losses;
    }

    /** Those of optimizers that have any. */
    private static Map<String, double[][]> values(StudyContext context, List<Study.Cell> cells, Metric metric) {
        String column = metric.columns().get(0);
        Map<String, double[][]> values = new LinkedHashMap<>();
        for (Study.Cell cell : cells) {
            List<RunResult> runs = context.results().of(cell);
            if (StudyContext.hasValues(runs, metric)) {
                values.put(cell.optimizer().label(), new double[][] {
                    runs.stream().mapToDouble(run -> run.last(column)).toArray()
                });
            }
        }
        return values;
    }
}
