package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodo.bench.document.Figure;
import org.lodo.bench.plot.PlotWriter;
import org.lodo.bench.plot.Trajectory;
import org.lodo.bench.plot.TrajectoryPlot;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.SeedPlan;
import org.lodo.engine.study.Study;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the paths of optimizers over the loss of a problem of two variables. */
final class TrajectoryFigure {

    private static final Logger LOG = LoggerFactory.getLogger(TrajectoryFigure.class);

    private final StudyResults results;
    private final Path folder;

    TrajectoryFigure(StudyResults results, Path folder) {
        this.results = results;
        this.folder = folder;
    }

    /** A problem of a user's that fails here must not cost the report of the runs that were made. */
    Optional<Figure> draw(CatalogSelection problem, Objective<?> objective) throws IOException {
        TrajectoryPlot plot;
        try {
            if (objective.dimension() != 2) {
                return Optional.empty();
            }
            plot = trajectories(problem, objective);
        } catch (RuntimeException e) {
            LOG.warn("the trajectories on {} cannot be drawn: {}", problem.label(), e.toString());
            return Optional.empty();
        }
        String name = problem.label() + "-trajectories";
        PlotWriter.write(plot, folder.resolve("plots").resolve(name));
        return Optional.of(Figure.picture(
                name, "Trajectories of the first seed over the logarithm of the loss", "plots/" + name + ".svg"));
    }

    private TrajectoryPlot trajectories(CatalogSelection problem, Objective<?> objective) {
        List<Trajectory> paths = new ArrayList<>();
        Bounds bounds = new Bounds();
        objective.minimum().ifPresent(bounds::include);
        long seed = SeedPlan.problem(results.study()
                .runs()
                .filter(run -> run.problem().equals(problem))
                .findFirst()
                .orElseThrow());
        double[] start = objective.initialPoint(seed);
        for (Study.Cell cell : results.study().cellsOn(problem)) {
            RunResult run = results.of(cell).get(0);
            double[] x = prepend(start[0], run.log().column("x1"));
            double[] y = prepend(start[1], run.log().column("x2"));
            paths.add(new Trajectory(cell.optimizer().label(), x, y));
        }
        bounds.include(start);
        bounds.widen();
        paths.forEach(bounds::includeNearby);
        Sample sample = objective.open(seed).draw();
        return new TrajectoryPlot(
                "Trajectories: " + problem.label(),
                "x₁",
                "x₂",
                (x, y) -> valueOrNaN(sample, x, y),
                bounds.low[0],
                bounds.high[0],
                bounds.low[1],
                bounds.high[1],
                paths,
                objective.minimum());
    }

    /** A user's function may throw far from where runs went. */
    private static double valueOrNaN(Sample sample, double x, double y) {
        try {
            return sample.value(new double[] {x, y});
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }

    private static double[] prepend(double first, double[] rest) {
        double[] all = new double[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    /**
     * The part of the plane that is shown: start and minimum with a margin, and what of the trajectories lies within
     * twice that size; a trajectory that diverges is cut off.
     */
    private static final class Bounds {
        private static final double MARGIN = 0.2;
        private static final double REACH = 1.0;

        private final double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        private final double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        private double[] lowest;
        private double[] highest;

        void include(double[] point) {
            for (int i = 0; i < 2; i++) {
                low[i] = Math.min(low[i], point[i]);
                high[i] = Math.max(high[i], point[i]);
            }
        }

        void widen() {
            double span = Math.max(high[0] - low[0], high[1] - low[1]);
            span = span == 0 ? 1 : span;
            lowest = new double[] {low[0] - REACH * span, low[1] - REACH * span};
            highest = new double[] {high[0] + REACH * span, high[1] + REACH * span};
            for (int i = 0; i < 2; i++) {
                low[i] -= MARGIN * span;
                high[i] += MARGIN * span;
            }
        }

        void includeNearby(Trajectory path) {
            double[] x = path.x();
            double[] y = path.y();
            for (int i = 0; i < x.length; i++) {
                boolean isNear = x[i] >= lowest[0] && x[i] <= highest[0] && y[i] >= lowest[1] && y[i] <= highest[1];
                if (isNear) {
                    include(new double[] {x[i], y[i]});
                }
            }
        }
    }
}
