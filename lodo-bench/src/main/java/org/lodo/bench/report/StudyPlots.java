package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.lodo.bench.catalog.Catalog;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.PlotWriter;
import org.lodo.bench.plot.ReferenceLine;
import org.lodo.bench.plot.Trajectory;
import org.lodo.bench.plot.TrajectoryPlot;
import org.lodo.bench.run.Choice;
import org.lodo.bench.run.Metric;
import org.lodo.bench.run.RunResult;
import org.lodo.bench.run.SeedPlan;
import org.lodo.bench.stats.SettledCurve;
import org.lodo.bench.study.Study;
import org.lodo.math.Workers;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws the plots of a study. */
final class StudyPlots {

    /** What is smaller than this is left out of plots. */
    private static final double FLOOR = 1e-8;

    /** So is a loss that is more times as large as the one at the start; it would squeeze all else into a corner. */
    private static final double CEILING = 10;

    private static final Logger LOG = LoggerFactory.getLogger(StudyPlots.class);

    private final Catalog catalog;
    private final StudyResults results;
    private final Path folder;

    StudyPlots(Catalog catalog, StudyResults results, Path folder) {
        this.catalog = catalog;
        this.results = results;
        this.folder = folder;
    }

    /**
     * A plot that was drawn.
     *
     * @param file its file, relative to the study's folder
     * @param caption what it shows
     */
    record Drawn(String file, String caption) {}

    /** Draws the plots of a problem. */
    List<Drawn> draw(Choice problem) throws IOException {
        List<ReferenceLine> best = bestPossible(problem);
        double ceiling = ceiling(problem);
        String ofLoss =
                Double.isFinite(ceiling) ? "loss, from 1e-8 to " + Numbers.number(ceiling) : "loss (above 1e-8)";
        // Losses of small batches differ more from draw to draw than from optimizer to optimizer.
        boolean isNoisy = has(Metric.VALIDATION_LOSS, problem);
        String smoothing = isNoisy ? ", mean over the last 10 % of draws" : "";
        Function<RunResult, double[]> losses =
                isNoisy ? StudyPlots::smoothLosses : run -> run.log().column("loss");
        List<Drawn> drawn = new ArrayList<>();
        drawn.add(curves(
                problem,
                "loss-by-step",
                "Loss by step" + smoothing,
                "step",
                best,
                ofLoss,
                Axis.LOG,
                builder -> below(ceiling, builder.byStep(losses))));
        drawn.add(curves(
                problem,
                "loss-by-time",
                "Loss by time" + smoothing,
                "seconds",
                best,
                ofLoss,
                Axis.LOG,
                builder -> below(ceiling, builder.byTime(losses))));
        String validation = Metric.VALIDATION_LOSS.label();
        if (isNoisy) {
            drawn.add(curves(
                    problem,
                    "validation-loss-by-step",
                    "Validation loss by step",
                    "step",
                    List.of(),
                    "validation loss",
                    Axis.LOG,
                    builder -> measured(builder.byStep(validation))));
            drawn.add(curves(
                    problem,
                    "validation-loss-by-time",
                    "Validation loss by time",
                    "seconds",
                    List.of(),
                    "validation loss",
                    Axis.LOG,
                    builder -> measured(builder.byTime(validation))));
        }
        if (has(Metric.HESSIAN_ERROR, problem)) {
            drawn.add(curves(
                    problem,
                    "hessian-error",
                    "Distance of the preconditioner from the inverse Hessian",
                    "step",
                    List.of(),
                    "‖I − GH‖ / √n, Frobenius norm",
                    Axis.LOG,
                    builder -> withValues(builder.byStep(Metric.HESSIAN_ERROR.label()))));
        }
        trajectoryPlot(problem).ifPresent(drawn::add);
        if (problem.name().equals("mnist") && Files.exists(folder.resolve("plots/digits.png"))) {
            drawn.add(new Drawn("plots/digits.png", "Digits drawn by generate from the run of least validation loss"));
            drawn.add(new Drawn("plots/inputs.png", "Input channels of a few examples"));
        }
        return drawn;
    }

    /**
     * Ten times the mean loss at the starting points, which are the same for all optimizers; infinite if all losses are
     * below, or that makes no sense.
     */
    private double ceiling(Choice problem) {
        List<RunResult> runs = results.study().cellsOn(problem).stream()
                .flatMap(cell -> results.of(cell).stream())
                .toList();
        double start = runs.stream()
                .map(run -> run.log().column("loss"))
                .filter(losses -> losses.length > 0)
                .mapToDouble(losses -> losses[0])
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
        boolean hasMore = runs.stream()
                .flatMapToDouble(run -> Arrays.stream(run.log().column("loss")))
                .anyMatch(loss -> loss > CEILING * start);
        return start > 0 && hasMore ? CEILING * start : Double.POSITIVE_INFINITY;
    }

    /** The curve where it is below a ceiling, with its band cut there. */
    private static Curve below(double ceiling, Curve curve) {
        if (curve == null) {
            return null;
        }
        double[] center = curve.center();
        double[] low = curve.low();
        double[] high = curve.high();
        for (int i = 0; i < center.length; i++) {
            if (center[i] > ceiling) {
                center[i] = Double.NaN;
            }
            low[i] = low[i] > ceiling ? Double.NaN : low[i];
            high[i] = Double.isNaN(low[i]) ? Double.NaN : Math.min(high[i], ceiling);
        }
        return new Curve(curve.label(), curve.x(), center, low, high);
    }

    private static double[] smoothLosses(RunResult run) {
        return new SettledCurve(run.log().column("draws"), run.log().column("loss")).values();
    }

    private boolean has(Metric metric, Choice problem) {
        return results.study().cellsOn(problem).stream()
                .flatMap(cell -> results.of(cell).stream())
                .anyMatch(run -> !Double.isNaN(run.last(metric)));
    }

    private List<ReferenceLine> bestPossible(Choice problem) {
        try {
            OptionalDouble best = objective(problem).bestPossibleLoss();
            return best.isPresent() && best.getAsDouble() > 0
                    ? List.of(new ReferenceLine(
                            String.format(Locale.ROOT, "best possible: %.4g", best.getAsDouble()), best.getAsDouble()))
                    : List.of();
        } catch (RuntimeException e) {
            LOG.warn("{} does not tell its best possible loss: {}", problem.label(), e.toString());
            return List.of();
        }
    }

    /** A problem of a user's that fails here must not cost the report of the runs that were made. */
    private Optional<Drawn> trajectoryPlot(Choice problem) throws IOException {
        TrajectoryPlot plot;
        try {
            Objective<?> objective = objective(problem);
            if (objective.dimension() != 2) {
                return Optional.empty();
            }
            plot = trajectories(problem, objective);
        } catch (RuntimeException e) {
            LOG.warn("the trajectories on {} cannot be drawn: {}", problem.label(), e.toString());
            return Optional.empty();
        }
        String name = "plots/" + problem.label() + "-trajectories";
        PlotWriter.write(plot, folder.resolve(name));
        return Optional.of(new Drawn(name + ".svg", "Trajectories of the first seed over the logarithm of the loss"));
    }

    private Objective<?> objective(Choice problem) {
        return catalog.problem(problem.name()).create(problem.settings(), Workers.serial());
    }

    private Drawn curves(
            Choice problem,
            String file,
            String title,
            String xLabel,
            List<ReferenceLine> references,
            String yLabel,
            Axis yAxis,
            Function<CurveBuilder, Curve> curve)
            throws IOException {
        List<Curve> curves = results.study().cellsOn(problem).stream()
                .map(cell -> curve.apply(new CurveBuilder(cell.optimizer().label(), results.of(cell))))
                .filter(Objects::nonNull)
                .map(StudyPlots::aboveFloor)
                .toList();
        String name = "plots/" + problem.label() + "-" + file;
        CurvePlot plot =
                new CurvePlot(title + ": " + problem.label(), xLabel, yLabel, Axis.LOG, yAxis, curves, references);
        PlotWriter.write(plot, folder.resolve(name));
        return new Drawn(name + ".svg", title);
    }

    /** One optimizer that gets to the minimum exactly must not squeeze all others into the top of the plot. */
    private static Curve aboveFloor(Curve curve) {
        double[] center = curve.center();
        double[] low = curve.low();
        double[] high = curve.high();
        for (int i = 0; i < center.length; i++) {
            if (center[i] < FLOOR) {
                center[i] = Double.NaN;
            }
            low[i] = Math.max(low[i], FLOOR);
            high[i] = Math.max(high[i], FLOOR);
        }
        return new Curve(curve.label(), curve.x(), center, low, high);
    }

    /** The rows at which a metric was measured: across those between them the line would be torn. */
    private static Curve measured(Curve curve) {
        if (curve == null) {
            return null;
        }
        double[] center = curve.center();
        int[] rows = IntStream.range(0, center.length)
                .filter(row -> Double.isFinite(center[row]))
                .toArray();
        UnaryOperator<double[]> select =
                values -> Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        return new Curve(
                curve.label(),
                select.apply(curve.x()),
                select.apply(center),
                select.apply(curve.low()),
                select.apply(curve.high()));
    }

    private static Curve withValues(Curve curve) {
        for (double value : curve.center()) {
            if (!Double.isNaN(value)) {
                return curve;
            }
        }
        return null;
    }

    private TrajectoryPlot trajectories(Choice problem, Objective<?> objective) {
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
