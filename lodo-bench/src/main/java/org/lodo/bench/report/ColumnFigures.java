package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Figure;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;

/** Draws all columns of a metric by step, such as the quantiles of a spectrum, in a figure for each optimizer. */
final class ColumnFigures {

    private ColumnFigures() {}

    static List<Figure> draw(StudyContext context, CatalogSelection problem, Metric metric) throws IOException {
        MetricFigure figure = metric.figure();
        List<Figure> drawn = new ArrayList<>();
        for (Study.Cell cell : context.study().cellsOn(problem)) {
            List<RunResult> runs = context.results().of(cell);
            if (!StudyContext.hasValues(runs, metric)) {
                continue;
            }
            String label = cell.optimizer().label();
            List<Curve> curves = new ArrayList<>();
            for (int i = 0; i < metric.columns().size(); i++) {
                curves.add(Clipping.measured(new CurveBuilder(figure.legend().get(i), runs)
                        .byStep(metric.columns().get(i))));
            }
            HeightAxis axis = StudyPlots.axis(figure, curves);
            CurvePlot plot = new CurvePlot(
                    metric.title() + ", " + label + ": " + problem.label(),
                    "step",
                    figure.axis(),
                    Axis.LOG,
                    axis.axis(),
                    curves,
                    StudyPlots.references(figure),
                    axis.limits(Double.POSITIVE_INFINITY));
            String name = problem.label() + "-" + figure.file() + "-" + label;
            drawn.add(context.figures().draw(name, figure.caption() + ", " + label, plot));
        }
        return drawn;
    }
}
