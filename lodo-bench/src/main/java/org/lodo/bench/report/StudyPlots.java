package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Chart;
import org.lodo.bench.document.Figure;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.HeightLimits;
import org.lodo.bench.plot.Palette;
import org.lodo.bench.plot.ReferenceLine;
import org.lodo.bench.table.Numbers;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Means;
import org.lodo.engine.stats.SettledCurve;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import org.lodo.objective.Objective;

/** Draws the plots of each problem of a study. */
final class StudyPlots {

    /** Losses above this multiple of the loss at the starting point are not plotted, so that the rest stays readable. */
    private static final double CEILING = 10;

    private final StudyContext context;
    private final StudyResults results;
    private final Figures figures;

    StudyPlots(StudyContext context) {
        this.context = context;
        results = context.results();
        figures = context.figures();
    }

    /** Draws the plots of a problem. */
    List<Figure> draw(CatalogSelection problem) throws IOException {
        List<Figure> drawn = new ArrayList<>();
        boolean isNoisy = context.hasHeldOutLoss(problem);
        drawn.addAll(losses(problem, isNoisy, bestPossible(context.objectives().bestLoss(problem))));
        for (Metric metric : context.drawn(MetricFigure.Form.HELD_OUT_LOSS, problem)) {
            drawn.addAll(heldOutLosses(problem, metric));
        }
        for (Metric metric : context.drawn(MetricFigure.Form.CURVE, problem)) {
            drawn.add(curves(problem, metric));
        }
        for (Metric metric : context.drawn(MetricFigure.Form.ALL_COLUMNS, problem)) {
            drawn.addAll(ColumnFigures.draw(context, problem, metric));
        }
        Optional<Objective<?>> objective = context.objectives().of(problem);
        if (objective.isPresent()) {
            new TrajectoryFigure(results, figures)
                    .draw(problem, objective.get())
                    .ifPresent(drawn::add);
        }
        if (isNoisy) {
            // Drawn with the best run of the study, whatever its problem: shown once, with the first problem.
            for (GeneratedPicture picture : GeneratedPicture.values()) {
                figures.existing(picture.file(), picture.caption()).ifPresent(drawn::add);
            }
        }
        return drawn;
    }

    private List<Figure> losses(CatalogSelection problem, boolean isNoisy, List<ReferenceLine> best)
            throws IOException {
        double ceiling = ceiling(problem);
        String smoothing = isNoisy ? ", mean over the last 10 % of draws" : "";
        Function<RunResult, double[]> values =
                isNoisy ? StudyPlots::smoothLosses : run -> run.log().column("loss");
        List<Curve> wholeByStep = curves(problem, builder -> Optional.of(builder.byStep(values)));
        List<Curve> wholeByTime = curves(problem, builder -> builder.byTime(values));
        List<Curve> belowCeiling = below(ceiling, wholeByStep);
        HeightAxis axis = HeightAxis.logarithmicWherePossible(belowCeiling);
        String ofLoss = axis.label("loss", ceiling);
        HeightLimits limits = axis.limits(ceiling);
        CurvePlot byStep =
                plot(problem, "Loss by step" + smoothing, "step", ofLoss, axis.axis(), best, wholeByStep, limits);
        List<Figure> drawn = new ArrayList<>();
        drawn.add(figures.draw(
                problem.label() + "-loss-by-step",
                "Loss by step" + smoothing,
                byStep,
                wholeByStep,
                chart(problem, "Loss" + smoothing, byStep, values)));
        if (isTimed()) {
            CurvePlot byTime = plot(
                    problem, "Loss by time" + smoothing, "seconds", ofLoss, axis.axis(), best, wholeByTime, limits);
            drawn.add(figures.draw(
                    problem.label() + "-loss-by-time", "Loss by time" + smoothing, byTime, wholeByTime, null));
        }
        return drawn;
    }

    private boolean isTimed() {
        return context.results().untimed() == null;
    }

    private static List<Curve> below(double ceiling, List<Curve> curves) {
        return curves.stream().map(curve -> Clipping.below(ceiling, curve)).toList();
    }

    private List<Figure> heldOutLosses(CatalogSelection problem, Metric metric) throws IOException {
        MetricFigure figure = metric.figure();
        List<Figure> drawn = new ArrayList<>();
        for (boolean isByTime : isTimed() ? List.of(false, true) : List.of(false)) {
            String caption = figure.caption() + (isByTime ? " by time" : " by step");
            List<Curve> curves = curves(
                    problem,
                    builder -> (isByTime ? builder.byTime(metric.name()) : Optional.of(builder.byStep(metric.name())))
                            .map(Clipping::measured));
            HeightAxis axis = axis(figure, curves);
            CurvePlot plot = plot(
                    problem,
                    caption,
                    isByTime ? "seconds" : "step",
                    figure.axis(),
                    axis.axis(),
                    references(figure),
                    curves,
                    axis.limits(Double.POSITIVE_INFINITY));
            String name = problem.label() + "-" + figure.file() + (isByTime ? "-by-time" : "-by-step");
            drawn.add(figures.draw(name, caption, plot));
        }
        return drawn;
    }

    private Figure curves(CatalogSelection problem, Metric metric) throws IOException {
        MetricFigure figure = metric.figure();
        String column = metric.columns().get(0);
        List<Curve> curves =
                curves(problem, builder -> Optional.of(builder.byStep(column)).filter(Clipping::hasValues));
        HeightAxis axis = axis(figure, curves);
        CurvePlot plot = plot(
                problem,
                figure.caption(),
                "step",
                figure.axis(),
                axis.axis(),
                references(figure),
                curves,
                axis.limits(Double.POSITIVE_INFINITY));
        return figures.draw(
                problem.label() + "-" + figure.file(),
                figure.caption(),
                plot,
                plot.curves(),
                chart(problem, figure.caption(), plot, run -> run.log().column(column)));
    }

    static HeightAxis axis(MetricFigure figure, List<Curve> curves) {
        return figure.isLogarithmic() ? HeightAxis.logarithmicWherePossible(curves) : HeightAxis.LINEAR;
    }

    static List<ReferenceLine> references(MetricFigure figure) {
        return figure.reference().stream()
                .map(line -> new ReferenceLine(line.getKey(), line.getValue()))
                .toList();
    }

    private CurvePlot plot(
            CatalogSelection problem,
            String title,
            String xLabel,
            String yLabel,
            Axis yAxis,
            List<ReferenceLine> references,
            List<Curve> curves,
            HeightLimits limits) {
        return new CurvePlot(
                title + ": " + problem.label(), xLabel, yLabel, Axis.LOG, yAxis, curves, references, limits);
    }

    private List<Curve> curves(CatalogSelection problem, Function<CurveBuilder, Optional<Curve>> curve) {
        return results.study().cellsOn(problem).stream()
                .flatMap(cell -> curve.apply(builder(cell)).stream())
                .toList();
    }

    /** The curves of a plot by step, to be looked at by gradients and time as well, with their seeds. */
    private Chart chart(CatalogSelection problem, String title, CurvePlot plot, Function<RunResult, double[]> values) {
        List<Chart.Series> series = new ArrayList<>();
        Palette palette = Palette.of(plot.curves().stream().map(Curve::label).toList());
        for (Curve curve : plot.curves()) {
            CurveBuilder builder =
                    builder(results.study().cell(problem.label(), curve.label()).orElseThrow());
            List<double @Nullable []> xs = new ArrayList<>(List.of(curve.x(), builder.gradients()));
            if (isTimed()) {
                xs.add(builder.seconds().orElse(null));
            }
            series.add(Chart.Series.of(curve, palette.style(curve.label()), xs, builder.seeds(values)));
        }
        return new Chart(
                title + ": " + problem.label(),
                isTimed() ? List.of("step", "gradients", "seconds") : List.of("step", "gradients"),
                plot.yLabel(),
                true,
                plot.yAxis() != Axis.LINEAR,
                Chart.finite(plot.limits().least()),
                Chart.finite(plot.limits().most()),
                Chart.threshold(series),
                series,
                plot.references());
    }

    private CurveBuilder builder(Study.Cell cell) {
        return new CurveBuilder(cell.optimizer().label(), results.of(cell));
    }

    /**
     * Ten times the mean loss at the starting points, which are the same for all optimizers; infinite if all losses are below
     * or the mean is not positive.
     */
    private double ceiling(CatalogSelection problem) {
        List<RunResult> runs = results.study().cellsOn(problem).stream()
                .flatMap(cell -> results.of(cell).stream())
                .toList();
        double start = Means.of(runs.stream()
                .map(run -> run.log().column("loss"))
                .filter(losses -> losses.length > 0)
                .mapToDouble(losses -> losses[0])
                .filter(Double::isFinite)
                .toArray());
        DoubleSummaryStatistics all = runs.stream()
                .flatMapToDouble(run -> Arrays.stream(run.log().column("loss")))
                .filter(Double::isFinite)
                .summaryStatistics();
        // Where losses are negative, zero is not the least, and multiples say nothing.
        return start > 0 && all.getMin() >= 0 && all.getMax() > CEILING * start
                ? CEILING * start
                : Double.POSITIVE_INFINITY;
    }

    private static double[] smoothLosses(RunResult run) {
        return new SettledCurve(run.log().column("draws"), run.log().column("loss")).values();
    }

    /** The line of the best possible loss, if it is known. */
    static List<ReferenceLine> bestPossible(Optional<Double> best) {
        return best.map(loss -> new ReferenceLine("best possible: " + Numbers.number(loss), loss)).stream()
                .toList();
    }
}
