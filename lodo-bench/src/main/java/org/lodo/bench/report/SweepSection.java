package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.ReferenceLine;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.study.Sweep;

/** Results as curves over a setting of an optimizer or a problem. */
final class SweepSection {

    /** Values that lie farther apart are spread by their logarithms. */
    private static final double WIDE = 20;

    private final StudyResults results;
    private final Map<CatalogSelection, Double> bestLosses;
    private final Figures figures;

    SweepSection(StudyResults results, Map<CatalogSelection, Double> bestLosses, Figures figures) {
        this.results = results;
        this.bestLosses = bestLosses;
        this.figures = figures;
    }

    /** The curves over settings of optimizers on a problem. */
    void ofOptimizers(MarkdownText text, CatalogSelection problem) throws IOException {
        for (Sweep sweep : results.study().sweeps()) {
            if (!problem.label().equals(sweep.on())) {
                continue;
            }
            text.subheading(sweep.label() + " by " + sweep.setting());
            text.paragraph("Loss as mean with the bootstrap 95 %% interval over seeds; failed runs are left out.");
            Curve curve = curve(sweep.label(), sweep, point -> estimate(problem.label(), point.label()));
            text.table(table(problem, sweep));
            figure(
                    text,
                    sweep,
                    problem.label() + "-" + sweep.label(),
                    "loss",
                    List.of(curve),
                    StudyPlots.bestPossible(bestLosses.get(problem)));
        }
    }

    /** The curves over settings of problems, one for each optimizer. */
    void ofProblems(MarkdownText text) throws IOException {
        for (Sweep sweep : results.study().sweeps()) {
            if (sweep.on() == null) {
                ofProblem(text, sweep);
            }
        }
    }

    private void ofProblem(MarkdownText text, Sweep sweep) throws IOException {
        List<CatalogSelection> problems = results.study().problems().stream()
                .filter(problem ->
                        sweep.points().stream().anyMatch(point -> point.label().equals(problem.label())))
                .toList();
        boolean isRelative = problems.stream().allMatch(bestLosses::containsKey);
        Map<String, Double> scales = new HashMap<>();
        problems.forEach(problem -> scales.put(problem.label(), isRelative ? bestLosses.get(problem) : 1));
        String yLabel = isRelative ? "loss over the best possible" : "loss";
        text.heading(sweep.label() + " by " + sweep.setting());
        text.paragraph(
                "%s as mean with the bootstrap 95 %% interval over seeds; failed runs are left out.",
                isRelative ? "Loss over the best possible mean loss of the problem," : "Loss");
        List<String> optimizers = problems.stream()
                .flatMap(problem -> results.study().cellsOn(problem).stream())
                .map(cell -> cell.optimizer().label())
                .distinct()
                .toList();
        List<String> titles = new ArrayList<>(List.of(sweep.setting()));
        titles.addAll(optimizers);
        ReportTable table = new ReportTable(sweep.label() + "-by-" + sweep.setting(), 1, titles);
        for (Sweep.Point point : sweep.points()) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(Numbers.number(point.value()), point.value())));
            for (String optimizer : optimizers) {
                Estimate loss = scaled(point.label(), optimizer, scales.get(point.label()));
                row.add(Cells.number(loss.mean(), loss.standardDeviation()));
            }
            table.add(row);
        }
        text.table(table);
        List<Curve> curves = optimizers.stream()
                .map(optimizer ->
                        curve(optimizer, sweep, point -> scaled(point.label(), optimizer, scales.get(point.label()))))
                .toList();
        figure(text, sweep, sweep.label(), yLabel, curves, List.of());
    }

    private void figure(
            MarkdownText text,
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
                Axis.LOG,
                curves,
                references);
        text.figure(figures.draw(name + "-by-" + sweep.setting(), plot.title(), plot));
    }

    private ReportTable table(CatalogSelection problem, Sweep sweep) {
        boolean hasError = !Double.isNaN(
                hessianError(problem.label(), sweep.points().get(0).label()));
        List<String> titles = new ArrayList<>(List.of("setting", sweep.setting(), "loss", "95 % interval", "failed"));
        if (hasError) {
            titles.add("Hessian error");
        }
        ReportTable table =
                new ReportTable(problem.label() + "-" + sweep.label() + "-by-" + sweep.setting(), 1, titles);
        for (Sweep.Point point : sweep.points()) {
            Estimate loss = estimate(problem.label(), point.label());
            long failed = runs(problem.label(), point.label()).stream()
                    .filter(RunResult::failed)
                    .count();
            List<Cell> row = new ArrayList<>(List.of(
                    Cells.words(point.label()),
                    Cells.number(point.value()),
                    Cells.number(loss.mean(), loss.standardDeviation()),
                    Cells.range(loss.low(), loss.high()),
                    Cells.count(failed)));
            if (hasError) {
                row.add(Cells.number(hessianError(problem.label(), point.label())));
            }
            table.add(row);
        }
        return table;
    }

    /** What a point of a sweep came to. */
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

    /** A single seed has no interval. */
    private static double[] edge(double[] edge, double[] mean) {
        double[] filled = edge.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Double.isNaN(filled[i]) ? mean[i] : filled[i];
        }
        return filled;
    }

    private Estimate estimate(String problem, String optimizer) {
        return scaled(problem, optimizer, 1);
    }

    private Estimate scaled(String problem, String optimizer, double scale) {
        return Estimate.of(finite(runs(problem, optimizer).stream()
                .mapToDouble(run -> run.finalLoss() / scale)
                .toArray()));
    }

    private double hessianError(String problem, String optimizer) {
        return Estimate.of(finite(runs(problem, optimizer).stream()
                        .mapToDouble(run -> run.last("hessian_error"))
                        .toArray()))
                .mean();
    }

    private List<RunResult> runs(String problem, String optimizer) {
        return results.study().cell(problem, optimizer).map(results::of).orElse(List.of());
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }
}
