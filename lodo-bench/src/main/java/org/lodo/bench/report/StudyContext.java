package org.lodo.bench.report;

import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Chart;
import org.lodo.bench.document.Figures;
import org.lodo.bench.table.StudyMetrics;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import tech.tablesaw.api.Table;

/**
 * The input of the sections of a study's report.
 *
 * @param results the study and its results
 * @param metrics the metrics of the study
 * @param summary a row for each cell, as in {@code summary.csv}
 * @param objectives the problems
 * @param figures draws the report's figures
 * @param folder the report's folder
 * @param standings the optimizers of each problem, ranked
 * @param storedCharts the charts of the report that is in the folder, by name; only if the results lack curves
 */
record StudyContext(
        StudyResults results,
        StudyMetrics metrics,
        Table summary,
        Objectives objectives,
        Figures figures,
        ReportFolder folder,
        Map<CatalogSelection, List<Standing>> standings,
        Map<String, Chart> storedCharts) {

    Study study() {
        return results.study();
    }

    /** The optimizers of a problem by what they are given and then by rank. */
    List<Standing> standings(CatalogSelection problem) {
        return standings.getOrDefault(problem, List.of());
    }

    /** The metrics that are drawn in a form and that any run on a problem has. */
    List<Metric> drawn(MetricFigure.Form form, CatalogSelection problem) {
        return metrics.all().stream()
                .filter(metric -> metric.figure().form() == form)
                .filter(metric ->
                        study().cellsOn(problem).stream().anyMatch(cell -> hasValues(results.of(cell), metric)))
                .toList();
    }

    /**
     * Whether any of the runs ended with a value of the metric; one that failed did not, whatever is logged of its last step.
     */
    static boolean hasValues(List<RunResult> runs, Metric metric) {
        return runs.stream()
                .filter(run -> !run.failed())
                .anyMatch(run -> metric.columns().stream().anyMatch(column -> !Double.isNaN(run.last(column))));
    }

    /**
     * Whether a problem has held-out data: its evaluations are costly, and training losses vary more by draw than by optimizer.
     */
    boolean hasHeldOutLoss(CatalogSelection problem) {
        return !drawn(MetricFigure.Form.HELD_OUT_LOSS, problem).isEmpty()
                || metrics.all().stream()
                        .filter(metric -> metric.figure().form() == MetricFigure.Form.HELD_OUT_LOSS)
                        .anyMatch(metric -> metrics.isIn(summary, problem.label(), metric));
    }
}
