package org.lodo.bench.field;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.engine.stats.PerformanceProfile;
import org.lodo.engine.stats.StepFunction;

/**
 * Profiles over all instances and seeds of a track: of final losses (E. Dolan and J. Moré, Benchmarking optimization software
 * with performance profiles, Mathematical Programming 91, 2002) and of evaluations to the target (data profiles: J. Moré and S.
 * Wild, Benchmarking derivative-free optimization algorithms, SIAM Journal on Optimization 20, 2009). Factors are to the best of
 * all optimizers that run everywhere; lines are drawn for a few of them.
 */
final class FieldProfiles {

    /** More lines cannot be told apart. */
    private static final int MOST_LINES = 10;

    /** Farther from the best, the share that is reached hardly depends on the factor. */
    private static final double FARTHEST = 1000;

    private final Field field;
    private final CapabilityMap map;
    private final Figures figures;

    FieldProfiles(Field field, CapabilityMap map, Figures figures) {
        this.field = field;
        this.map = map;
        this.figures = figures;
    }

    /**
     * The section.
     *
     * @param subjects optimizers that are drawn in any case
     */
    List<Block> blocks(List<String> subjects) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (boolean isTuned : field.tracks()) {
            List<String> everywhere = everywhere(isTuned);
            if (everywhere.size() > 1) {
                blocks.addAll(track(isTuned, everywhere, lines(everywhere, subjects)));
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, Block.section("Profiles"));
        }
        return blocks;
    }

    /** The optimizers that run on all instances of a track, the best first. */
    List<String> everywhere(boolean isTuned) {
        return map.ranked().stream()
                .filter(optimizer -> field.instances(isTuned).stream()
                        .noneMatch(instance -> field.of(instance, optimizer).isEmpty()))
                .toList();
    }

    /** Those that the report is about, and the best of each family. */
    private Set<String> lines(List<String> everywhere, List<String> subjects) {
        Set<String> lines = new LinkedHashSet<>(subjects);
        lines.retainAll(everywhere);
        Map<String, String> families = field.families();
        Set<String> shown = new HashSet<>();
        for (String optimizer : everywhere) {
            if (lines.size() < MOST_LINES && shown.add(families.getOrDefault(optimizer, ""))) {
                lines.add(optimizer);
            }
        }
        return lines;
    }

    private List<Block> track(boolean isTuned, List<String> everywhere, Set<String> lines) throws IOException {
        String track = Field.name(isTuned);
        Map<String, double[]> losses = new LinkedHashMap<>();
        Map<String, double[]> costs = new LinkedHashMap<>();
        for (String optimizer : everywhere) {
            losses.put(optimizer, values(isTuned, optimizer, false));
            costs.put(optimizer, values(isTuned, optimizer, true));
        }
        List<Curve> ofLosses = new ArrayList<>();
        Map<String, StepFunction> profiles = PerformanceProfile.of(losses);
        List<Curve> ofCosts = new ArrayList<>();
        for (String optimizer : lines) {
            StepFunction profile = Objects.requireNonNull(profiles.get(optimizer), optimizer);
            double[] cost = Objects.requireNonNull(costs.get(optimizer), optimizer);
            ofLosses.add(curve(optimizer, near(profile), FARTHEST));
            ofCosts.add(curve(optimizer, StepFunction.of(cost), budget()));
        }
        String title = "Performance profile of losses, " + track;
        String reached = "Targets reached by evaluations, " + track;
        return List.of(
                Block.subsection("Profiles, " + track),
                Block.paragraph(
                        "Over %d problems at their difficulties with %d seeds each, for %d of the %d optimizers that have runs on all of them:"
                                + " the one of each family that solves most, and those that this report is about. Further to the left and"
                                + " higher is better.",
                        field.instances(isTuned).size(), field.study().seeds().size(), lines.size(), everywhere.size()),
                Block.figure(figures.draw(
                        "loss-profile-" + track,
                        title,
                        new CurvePlot(
                                title,
                                "loss / loss of the best optimizer",
                                "share of problems and seeds",
                                Axis.LOG,
                                Axis.LINEAR,
                                ofLosses,
                                List.of()))),
                Block.figure(figures.draw(
                        "targets-" + track,
                        reached,
                        new CurvePlot(
                                reached,
                                "evaluations",
                                "share of problems and seeds",
                                Axis.LOG,
                                Axis.LINEAR,
                                ofCosts,
                                List.of()))));
    }

    private double budget() {
        return field.runs().stream().mapToLong(FieldRun::budget).max().orElse(1);
    }

    private double[] values(boolean isTuned, String optimizer, boolean areCosts) {
        return field.instances(isTuned).stream()
                .flatMap(instance -> field.of(instance, optimizer).stream())
                .mapToDouble(run -> areCosts ? run.toTarget() : loss(run))
                .toArray();
    }

    private static double loss(FieldRun run) {
        return run.failed() ? Double.POSITIVE_INFINITY : Math.max(run.loss(), Capability.LEAST);
    }

    private static StepFunction near(StepFunction profile) {
        int count = (int) DoubleStream.of(profile.thresholds())
                .filter(factor -> factor <= FARTHEST)
                .count();
        return new StepFunction(Arrays.copyOf(profile.thresholds(), count), Arrays.copyOf(profile.shares(), count));
    }

    /** The function as a line with a jump at every threshold. */
    private static Curve curve(String label, StepFunction function, double to) {
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        double share = 0;
        x.add(1);
        y.add(share);
        for (int i = 0; i < function.thresholds().length; i++) {
            x.add(function.thresholds()[i]);
            y.add(share);
            share = function.shares()[i];
            x.add(function.thresholds()[i]);
            y.add(share);
        }
        x.add(Math.max(to, 1));
        y.add(share);
        return new Curve(label, x.build().toArray(), y.build().toArray());
    }
}
