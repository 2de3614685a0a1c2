package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodo.bench.document.Figure;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Trajectory;
import org.lodo.bench.plot.TrajectoryPlot;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.IsolatedCall;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.SeedPlan;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the trajectories of optimizers over the loss of a problem with two variables. */
final class TrajectoryFigure {

    private static final Logger LOG = LoggerFactory.getLogger(TrajectoryFigure.class);

    /** A hundred times as long as it takes to draw a function that answers at once. */
    private static final TimeLimit DRAWING_LIMIT = TimeLimit.parse("120s");

    private final StudyResults results;
    private final Figures figures;

    TrajectoryFigure(StudyResults results, Figures figures) {
        this.results = results;
        this.figures = figures;
    }

    /** A user's problem that fails here is left out, so that the report of its runs can still be written. */
    Optional<Figure> draw(CatalogSelection problem, Objective<?> objective) throws IOException {
        String what = "the trajectories on " + problem.label();
        TimeLimit limit = results.study().cellsOn(problem).get(0).timeout();
        IsolatedCall.Outcome<Optional<TrajectoryPlot>> planned = IsolatedCall.of(
                what,
                limit,
                () -> objective.dimension() == 2
                        ? Optional.of(trajectories(problem, objective))
                        : Optional.<TrajectoryPlot>empty());
        Optional<TrajectoryPlot> plot = planned.value();
        if (plot == null) {
            LOG.warn("{} cannot be drawn: {}", what, planned.fault(limit));
            return Optional.empty();
        }
        return plot.isEmpty() ? Optional.empty() : written(plot.get(), problem.label() + "-trajectories", what);
    }

    /** The plot evaluates losses while it is drawn. */
    private Optional<Figure> written(TrajectoryPlot plot, String name, String what) throws IOException {
        IsolatedCall.Outcome<Figure> drawn = IsolatedCall.of(
                what, DRAWING_LIMIT, () -> figures.draw(name, "Trajectories of the first seed over the loss", plot));
        if (drawn.thrown() instanceof IOException unwritten && !drawn.isTimedOut()) {
            throw unwritten;
        }
        if (drawn.value() == null) {
            LOG.warn("{} cannot be drawn: {}", what, drawn.fault(DRAWING_LIMIT));
        }
        return Optional.ofNullable(drawn.value());
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

    /** A user's function may throw at points that no run visited. */
    private static double valueOrNaN(Sample sample, double x, double y) {
        try {
            return sample.value(new double[] {x, y});
        } catch (Throwable e) {
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
     * The part of the plane that is shown: the bounding box of start and minimum with a margin, and the points of trajectories
     * at most its longer side away from it; a trajectory that diverges is clipped.
     */
    private static final class Bounds {
        private static final double MARGIN = 0.2;
        private static final double REACH = 1.0;

        private final double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        private final double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        private final double[] lowest = new double[2];
        private final double[] highest = new double[2];

        void include(double[] point) {
            for (int i = 0; i < 2; i++) {
                low[i] = Math.min(low[i], point[i]);
                high[i] = Math.max(high[i], point[i]);
            }
        }

        void widen() {
            double span = Math.max(high[0] - low[0], high[1] - low[1]);
            span = span == 0 ? 1 : span;
            for (int i = 0; i < 2; i++) {
                lowest[i] = low[i] - REACH * span;
                highest[i] = high[i] + REACH * span;
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
