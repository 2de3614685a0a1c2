package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.lodo.bench.document.Block;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.PerformanceProfile;
import org.lodo.engine.stats.StepFunction;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.study.Track;

/**
 * Performance profiles of final losses over all problems of a study, one for each track: tuned, untuned, transferred. The cost
 * of an instance, a problem with a seed, is the final loss, or its mean over the points of several searches.
 */
final class TrackProfileSection {

    /** A profile over fewer problems says no more than their tables. */
    private static final int FEWEST_PROBLEMS = 2;

    /** Farther from the best, the share that is reached hardly depends on the factor. */
    private static final double FARTHEST = 1000;

    /** Losses below count as this one, so that ratios are not those of rounding errors. */
    private static final double LEAST = 1e-12;

    private TrackProfileSection() {}

    static List<Block> of(StudyContext context) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Map.Entry<Track.Kind, List<CatalogSelection>> track :
                tracks(context.results()).entrySet()) {
            Map<String, double[]> costs = costs(context.results(), track.getValue());
            if (costs.size() > 1 && track.getValue().size() >= FEWEST_PROBLEMS) {
                blocks.addAll(profile(context, track.getKey(), track.getValue().size(), costs));
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(0, Block.section("Profiles over problems"));
        }
        return blocks;
    }

    /**
     * The problems of each track without those with a negative loss, whose losses have no ratios. In a study without tracks a
     * problem is tuned if any optimizer on it has a tuned point.
     */
    static Map<Track.Kind, List<CatalogSelection>> tracks(StudyResults results) {
        Map<Track.Kind, List<CatalogSelection>> tracks = new EnumMap<>(Track.Kind.class);
        for (CatalogSelection problem : results.study().problems()) {
            List<Study.Cell> cells = results.study().cellsOn(problem);
            boolean haveRatios = cells.stream()
                    .flatMapToDouble(cell -> DoubleStream.of(results.losses(cell)))
                    .noneMatch(loss -> loss < 0);
            if (haveRatios) {
                tracks.computeIfAbsent(kind(cells), none -> new ArrayList<>()).add(problem);
            }
        }
        return tracks;
    }

    private static Track.Kind kind(List<Study.Cell> cells) {
        Track track = cells.get(0).track();
        boolean isTuned = cells.stream().anyMatch(cell -> cell.tuned() != null);
        return track != null ? track.kind() : isTuned ? Track.Kind.TUNED : Track.Kind.UNTUNED;
    }

    /** For each optimizer that runs on all of the problems, its final loss on each with each seed; infinite if the run failed. */
    static Map<String, double[]> costs(StudyResults results, List<CatalogSelection> problems) {
        Study study = results.study();
        Set<String> everywhere = study.cells().stream()
                .map(cell -> cell.optimizer().label())
                .filter(label -> problems.stream()
                        .allMatch(problem -> study.cell(problem.label(), label).isPresent()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, double[]> costs = new LinkedHashMap<>();
        for (String label : everywhere) {
            costs.put(
                    label,
                    problems.stream()
                            .map(problem -> study.cell(problem.label(), label).orElseThrow())
                            .flatMapToDouble(cell -> DoubleStream.of(results.losses(cell)))
                            .map(loss -> Double.isFinite(loss) ? Math.max(loss, LEAST) : Double.POSITIVE_INFINITY)
                            .toArray());
        }
        return costs;
    }

    private static List<Block> profile(StudyContext context, Track.Kind kind, int problems, Map<String, double[]> costs)
            throws IOException {
        String track = kind.name().toLowerCase(Locale.ROOT);
        List<Curve> curves = new ArrayList<>();
        PerformanceProfile.of(costs)
                .forEach((label, profile) -> curves.add(ProfileSection.curve(label, near(profile), 1, FARTHEST)));
        String title = "Performance profile of losses, " + track;
        return List.of(
                Block.paragraph(
                        "%s: over %d problems with %d seeds each, the share on which the final loss is within a factor of the lowest of any"
                                + " optimizer here. Curves further to the left and higher are better. A failed run is within no factor; only"
                                + " optimizers that run on all of the problems are compared.",
                        track.substring(0, 1).toUpperCase(Locale.ROOT) + track.substring(1),
                        problems,
                        context.study().seeds().size()),
                Block.figure(context.figures()
                        .draw(
                                "loss-profile-" + track,
                                title,
                                new CurvePlot(
                                        title,
                                        "loss / loss of the best optimizer",
                                        "share of problems and seeds",
                                        Axis.LOG,
                                        Axis.LINEAR,
                                        curves,
                                        List.of()))));
    }

    private static StepFunction near(StepFunction profile) {
        int count = (int) DoubleStream.of(profile.thresholds())
                .filter(factor -> factor <= FARTHEST)
                .count();
        return new StepFunction(Arrays.copyOf(profile.thresholds(), count), Arrays.copyOf(profile.shares(), count));
    }
}
