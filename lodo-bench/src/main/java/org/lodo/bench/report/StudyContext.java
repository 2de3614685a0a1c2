package org.lodo.bench.report;

import java.nio.file.Path;
import java.util.List;
import org.lodo.bench.document.Figures;
import org.lodo.bench.table.StudyMetrics;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.study.Study;
import tech.tablesaw.api.Table;

/**
 * What the sections of a study's report are made from.
 *
 * @param results the study and what came out of it
 * @param metrics what the study tracks
 * @param summary a row for each cell, as in {@code summary.csv}
 * @param objectives the problems
 * @param figures draws
 * @param folder the study's
 */
record StudyContext(
        StudyResults results,
        StudyMetrics metrics,
        Table summary,
        Objectives objectives,
        Figures figures,
        Path folder) {

    Study study() {
        return results.study();
    }

    /** The metrics of a form that any run on a problem has. */
    List<Metric> drawn(MetricFigure.Form form, CatalogSelection problem) {
        return metrics.all().stream()
                .filter(metric -> metric.figure().form() == form)
                .filter(metric -> study().cellsOn(problem).stream()
                        .flatMap(cell -> results.of(cell).stream())
                        .anyMatch(run -> metric.columns().stream().anyMatch(column -> !Double.isNaN(run.last(column)))))
                .toList();
    }

    /** Whether evaluations are costly, and losses of training differ more from draw to draw than between optimizers. */
    boolean hasHeldOutLoss(CatalogSelection problem) {
        return !drawn(MetricFigure.Form.HELD_OUT_LOSS, problem).isEmpty();
    }
}
