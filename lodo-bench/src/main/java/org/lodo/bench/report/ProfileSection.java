package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figure;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.engine.stats.PerformanceProfile;
import org.lodo.engine.stats.StepFunction;

/** Steps to reach targets, over all problems, seeds and targets. */
final class ProfileSection {

    private ProfileSection() {}

    static List<Block> of(StudyContext context) throws IOException {
        if (context.results().lackCurves()) {
            return List.of();
        }
        Map<String, double[]> steps = new TargetTimes(context.results()).steps();
        if (steps.size() < 2) {
            return List.of();
        }
        return List.of(
                Block.section("Profiles"),
                Block.paragraph(
                        "Over all %d combinations of problem, seed and target. Curves further to the left and higher are better; a run that"
                                + " fails or does not settle never reaches its target. Steps differ in cost: see the tables of costs.",
                        steps.values().iterator().next().length),
                Block.figure(reached(context.figures(), steps)),
                Block.figure(profile(context.figures(), steps)));
    }

    private static Figure reached(Figures figures, Map<String, double[]> steps) throws IOException {
        List<Curve> reached = new ArrayList<>();
        double end = steps.values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        steps.forEach((label, costs) -> reached.add(curve(label, StepFunction.of(costs), 1, end)));
        return figures.draw(
                "targets-reached",
                "Targets reached by step",
                new CurvePlot(
                        "Targets reached by step",
                        "step",
                        "share of problems, seeds and targets",
                        Axis.LOG,
                        Axis.LINEAR,
                        reached,
                        List.of()));
    }

    private static Figure profile(Figures figures, Map<String, double[]> steps) throws IOException {
        Map<String, StepFunction> profiles = PerformanceProfile.of(steps);
        double widest = profiles.values().stream()
                .flatMapToDouble(profile -> Arrays.stream(profile.thresholds()))
                .max()
                .orElse(1);
        List<Curve> curves = new ArrayList<>();
        profiles.forEach((label, profile) -> curves.add(curve(label, profile, 1, widest)));
        return figures.draw(
                "performance-profile",
                "Performance profile in steps",
                new CurvePlot(
                        "Performance profile in steps",
                        "steps / steps of the best optimizer",
                        "share of problems, seeds and targets",
                        Axis.LOG,
                        Axis.LINEAR,
                        curves,
                        List.of()));
    }

    /** The function as a line with a jump at every threshold. */
    static Curve curve(String label, StepFunction function, double from, double to) {
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
