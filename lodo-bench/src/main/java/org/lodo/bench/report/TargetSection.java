package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Medians;
import org.lodo.engine.stats.PerformanceProfile;
import org.lodo.engine.stats.StepFunction;
import org.lodo.engine.study.Study;

/** How soon targets are reached: a table for each problem, and profiles over all problems, seeds and targets. */
final class TargetSection {

    private final StudyResults results;
    private final TargetTimes times;

    TargetSection(StudyResults results) {
        this.results = results;
        times = new TargetTimes(results);
    }

    void table(MarkdownText text, CatalogSelection problem) {
        List<Double> targets = times.targets(problem);
        if (targets.isEmpty()) {
            return;
        }
        text.subheading("Time to target");
        text.paragraph(
                "The step from which on the loss, over the last 10 %% of draws, stays at or below a target to the end: median"
                        + " over seeds, and in brackets the seconds of the run of seed %d, beside which no other was made."
                        + " ∞ where at least half of the seeds do not get there.",
                results.study().seeds().get(0));
        List<String> titles = new ArrayList<>(List.of("optimizer"));
        targets.forEach(target -> titles.add("loss " + Numbers.number(target)));
        ReportTable table = new ReportTable(problem.label() + "-time-to-target", 1, titles);
        for (Study.Cell cell : results.study().cellsOn(problem)) {
            List<Cell> row =
                    new ArrayList<>(List.of(Cells.words(cell.optimizer().label())));
            targets.forEach(target -> row.add(cell(results.of(cell), target)));
            table.add(row);
        }
        text.table(table);
    }

    private static Cell cell(List<RunResult> runs, double target) {
        double steps = Medians.of(runs.stream()
                .mapToDouble(run -> TargetTimes.cost(run, target, "step"))
                .toArray());
        if (!Double.isFinite(steps)) {
            return Cells.number(Double.POSITIVE_INFINITY);
        }
        double seconds = runs.stream()
                .filter(RunResult::exclusive)
                .mapToDouble(run -> TargetTimes.cost(run, target, "seconds"))
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
        String time = Double.isFinite(seconds) ? " (" + Numbers.seconds(seconds) + ")" : "";
        return Cell.of(Numbers.count(Math.round(steps)) + time, steps);
    }

    void profiles(MarkdownText text, Figures figures) throws IOException {
        Map<String, double[]> steps = times.steps();
        if (steps.size() < 2) {
            return;
        }
        text.heading("Profiles");
        text.paragraph(
                "Over all %d triples of problem, seed and target. Left is better and high is better; a run that fails or does"
                        + " not settle never gets there. Steps do not all cost the same: the tables of costs tell.",
                steps.values().iterator().next().length);
        List<Curve> reached = new ArrayList<>();
        double end = steps.values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        steps.forEach((label, costs) -> reached.add(curve(label, StepFunction.of(costs), 1, end)));
        text.figure(figures.draw(
                "targets-reached",
                "Targets reached by step",
                new CurvePlot(
                        "Targets reached by step",
                        "step",
                        "share of problem, seed and target",
                        Axis.LOG,
                        Axis.LINEAR,
                        reached,
                        List.of())));
        Map<String, StepFunction> profiles = PerformanceProfile.of(steps);
        double widest = profiles.values().stream()
                .flatMapToDouble(profile -> Arrays.stream(profile.thresholds()))
                .max()
                .orElse(1);
        List<Curve> curves = new ArrayList<>();
        profiles.forEach((label, profile) -> curves.add(curve(label, profile, 1, widest)));
        text.figure(figures.draw(
                "performance-profile",
                "Performance profile in steps",
                new CurvePlot(
                        "Performance profile in steps",
                        "steps over those of the best optimizer",
                        "share of problem, seed and target",
                        Axis.LOG,
                        Axis.LINEAR,
                        curves,
                        List.of())));
    }

    /** Level lines with a jump at every threshold. */
    private static Curve curve(String label, StepFunction function, double from, double to) {
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        double share = 0;
        x.add(from);
        y.add(share);
        for (int i = 0; i < function.thresholds().length; i++) {
            x.add(function.thresholds()[i]);
            y.add(share);
            share = function.shares()[i];
            x.add(function.thresholds()[i]);
            y.add(share);
        }
        x.add(to);
        y.add(share);
        return new Curve(label, x.build().toArray(), y.build().toArray());
    }
}
