package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figure;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.AxisChoice;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.ReferenceLine;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.StudyMetrics;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.study.Sweep;

/** Results as functions of a setting of an optimizer or a problem. */
final class SweepSection {

    /** The ratio of the largest to the smallest value from which their axis is logarithmic. */
    private static final double WIDE = 20;

    private static final String IN_NUMBERS = "Losses at each value";

    private SweepSection() {}

    /** The curves over settings of optimizers on a problem. */
    static List<Block> ofOptimizers(StudyContext context, CatalogSelection problem) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Sweep sweep : context.study().sweeps()) {
            if (problem.label().equals(sweep.on())) {
                Curve curve = curve(sweep.label(), sweep, point -> scaled(context, problem.label(), point.label(), 1));
                blocks.add(Block.subsection(sweep.label() + " by " + sweep.setting()));
                blocks.add(Block.paragraph(
                        "Mean loss with the bootstrap 95 %% interval over seeds; failed runs are excluded."));
                blocks.add(Block.figure(figure(
                        context,
                        sweep,
                        problem.label() + "-" + sweep.label(),
                        "loss",
                        List.of(curve),
                        StudyPlots.bestPossible(context.objectives().bestLoss(problem)))));
                blocks.add(new Block.Fold(IN_NUMBERS, List.of(Block.table(table(context, problem, sweep)))));
            }
        }
        return blocks;
    }

    /** The curves over a setting of problems, one for each optimizer. */
    static List<Block> ofProblems(StudyContext context, List<CatalogSelection> problems, Sweep sweep)
            throws IOException {
        Map<String, Double> bestLosses = new HashMap<>();
        problems.forEach(problem -> context.objectives()
                .bestLoss(problem)
                .filter(best -> best > 0)
                .ifPresent(best -> bestLosses.put(problem.label(), best)));
        boolean isRelative = bestLosses.size() == problems.size();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        problems.stream()
                .flatMap(problem -> context.study().cellsOn(problem).stream())
                .map(cell -> cell.optimizer().label())
                .distinct()
                .forEach(optimizer -> outcomes.put(
                        optimizer,
                        point -> scaled(
                                context,
                                point.label(),
                                optimizer,
                                isRelative ? bestLosses.getOrDefault(point.label(), 1.0) : 1)));
        List<Curve> curves = new ArrayList<>();
        outcomes.forEach((optimizer, outcome) -> curves.add(curve(optimizer, sweep, outcome)));
        return List.of(
                Block.paragraph(
                        "%s with the bootstrap 95 %% interval over seeds; failed runs are excluded.",
                        isRelative ? "Mean loss divided by the best possible mean loss of the problem," : "Mean loss"),
                Block.figure(figure(
                        context,
                        sweep,
                        sweep.label(),
                        isRelative ? "loss / best possible loss" : "loss",
                        curves,
                        List.of())),
                new Block.Fold(IN_NUMBERS, List.of(Block.table(table(sweep, outcomes)))));
    }

    private static ReportTable table(Sweep sweep, Map<String, Outcome> outcomes) {
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words(sweep.setting())));
        outcomes.keySet()
                .forEach(optimizer -> columns.add(TableColumn.number(optimizer).lessIsBetter()));
        ReportTable.Builder table = new ReportTable.Builder(sweep.label() + "-by-" + sweep.setting(), columns);
        for (Sweep.Point point : sweep.points()) {
            List<Cell> row =
                    new ArrayList<>(List.of(Cell.number(point.value()).shownAs(Numbers.number(point.value()))));
            outcomes.values().forEach(outcome -> {
                Estimate loss = outcome.of(point);
                row.add(Cell.number(loss.mean(), loss.standardDeviation()));
            });
            table.row(row);
        }
        return table.build();
    }

    private static Figure figure(
            StudyContext context,
            Sweep sweep,
            String name,
            String yLabel,
            List<Curve> curves,
            List<ReferenceLine> references)
            throws IOException {
        double least =
                sweep.points().stream().mapToDouble(Sweep.Point::value).min().orElse(0);
        double most =
                sweep.points().stream().mapToDouble(Sweep.Point::value).max().orElse(0);
        CurvePlot plot = new CurvePlot(
                "Loss of " + sweep.label() + " by " + sweep.setting(),
                sweep.setting(),
                yLabel,
                least > 0 && most / least >= WIDE ? Axis.LOG : Axis.LINEAR,
                AxisChoice.logarithmicWherePossible(curves),
                curves,
                references);
        return context.figures().draw(name + "-by-" + sweep.setting(), plot.title(), plot);
    }

    private static ReportTable table(StudyContext context, CatalogSelection problem, Sweep sweep) {
        List<Metric> metrics = context.metrics().summarized().stream()
                .filter(metric -> sweep.points().stream()
                        .anyMatch(point -> !Double.isNaN(mean(context, metric, problem.label(), point.label()))))
                .toList();
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.words("setting"),
                TableColumn.number(sweep.setting()),
                TableColumn.number("loss").lessIsBetter(),
                TableColumn.number("95 % interval"),
                TableColumn.number("failed", CellFormat.COUNT).lessIsBetter().rare()));
        metrics.forEach(metric -> columns.add(StudyMetrics.column(metric)));
        ReportTable.Builder table =
                new ReportTable.Builder(problem.label() + "-" + sweep.label() + "-by-" + sweep.setting(), columns);
        for (Sweep.Point point : sweep.points()) {
            Estimate loss = scaled(context, problem.label(), point.label(), 1);
            long failed = runs(context, problem.label(), point.label()).stream()
                    .filter(RunResult::failed)
                    .count();
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.words(point.label()),
                    Cell.number(point.value()),
                    Cell.number(loss.mean(), loss.standardDeviation()),
                    Cell.range(loss.low(), loss.high()),
                    Cell.count(failed)));
            metrics.forEach(metric -> row.add(Cell.number(mean(context, metric, problem.label(), point.label()))));
            table.row(row);
        }
        return table.build();
    }

    /** The loss at a point of a sweep. */
    @FunctionalInterface
    private interface Outcome {
        Estimate of(Sweep.Point point);
    }

    private static Curve curve(String label, Sweep sweep, Outcome outcome) {
        List<Estimate> losses = sweep.points().stream().map(outcome::of).toList();
        double[] mean = losses.stream().mapToDouble(Estimate::mean).toArray();
        return new Curve(
                label,
                sweep.points().stream().mapToDouble(Sweep.Point::value).toArray(),
                mean,
                edge(losses.stream().mapToDouble(Estimate::low).toArray(), mean),
                edge(losses.stream().mapToDouble(Estimate::high).toArray(), mean));
    }

    /** The edge of a band, and the mean where a single seed has no interval. */
    private static double[] edge(double[] edge, double[] mean) {
        double[] filled = edge.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Double.isNaN(filled[i]) ? mean[i] : filled[i];
        }
        return filled;
    }

    private static Estimate scaled(StudyContext context, String problem, String optimizer, double scale) {
        double[] bySeed = context.study()
                .cell(problem, optimizer)
                .map(context.results()::losses)
                .orElse(new double[0]);
        return Estimate.of(
                finite(Arrays.stream(bySeed).map(loss -> loss / scale).toArray()));
    }

    private static double mean(StudyContext context, Metric metric, String problem, String optimizer) {
        return Estimate.of(finite(runs(context, problem, optimizer).stream()
                        .mapToDouble(run -> run.last(metric.name()))
                        .toArray()))
                .mean();
    }

    private static List<RunResult> runs(StudyContext context, String problem, String optimizer) {
        return context.study()
                .cell(problem, optimizer)
                .map(context.results()::of)
                .orElse(List.of());
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }
}
