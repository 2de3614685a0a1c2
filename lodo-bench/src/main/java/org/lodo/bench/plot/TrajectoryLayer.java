package org.lodo.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The paths over a heat map with their starts and ends, and the optimum. White outlines separate them from any background.
 */
final class TrajectoryLayer implements Layer {
    /** Points closer than this, in pixels, look like one. */
    private static final double SPACING = 0.7;

    private static final float HALO = 3;

    static final double MARKER_RADIUS = 5;

    static final double STAR_RADIUS = 14;

    static final Color STAR_COLOR = new Color(0xffd23f);

    static final BasicStroke MARKER_STROKE = new BasicStroke(2);

    static final BasicStroke STAR_STROKE = new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final List<Trajectory> trajectories;

    private final Palette palette;

    private final Optional<double[]> optimum;

    TrajectoryLayer(TrajectoryPlot plot) {
        this.palette =
                Palette.of(plot.trajectories().stream().map(Trajectory::label).toList());
        this.trajectories = palette.widestLast(plot.trajectories(), Trajectory::label);
        this.optimum = plot.optimum();
    }

    @Override
    public void draw(Graphics2D graphics, Frame frame) {
        trajectories.forEach(trajectory -> drawPath(graphics, frame, trajectory));
        optimum.filter(point -> frame.shows(point[0], point[1]))
                .map(point -> Shapes.star(frame.place(point[0], point[1]), STAR_RADIUS))
                .ifPresent(star -> drawStar(graphics, star));
        trajectories.forEach(trajectory -> drawEnds(graphics, frame, trajectory));
    }

    private void drawPath(Graphics2D graphics, Frame frame, Trajectory trajectory) {
        BasicStroke stroke = palette.style(trajectory.label()).stroke();
        BasicStroke halo = new BasicStroke(stroke.getLineWidth() + HALO, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        for (List<Point2D> run : runs(frame, trajectory)) {
            Shape line = Shapes.line(Thinning.byDistance(run, SPACING));
            graphics.setStroke(halo);
            graphics.setPaint(Style.BACKGROUND);
            graphics.draw(line);
            graphics.setStroke(stroke);
            graphics.setPaint(palette.style(trajectory.label()).color());
            graphics.draw(line);
        }
    }

    private void drawEnds(Graphics2D graphics, Frame frame, Trajectory trajectory) {
        List<List<Point2D>> runs = runs(frame, trajectory);
        if (runs.isEmpty()) {
            return;
        }
        Color color = palette.style(trajectory.label()).color();
        List<Point2D> lastRun = runs.get(runs.size() - 1);
        drawDot(graphics, lastRun.get(lastRun.size() - 1), Style.BACKGROUND, MARKER_RADIUS + HALO / 2);
        drawDot(graphics, lastRun.get(lastRun.size() - 1), color, MARKER_RADIUS);
        drawDot(graphics, runs.get(0).get(0), Style.BACKGROUND, MARKER_RADIUS + HALO / 2);
        graphics.setPaint(color);
        graphics.setStroke(MARKER_STROKE);
        graphics.draw(Shapes.dot(runs.get(0).get(0), MARKER_RADIUS));
    }

    private static void drawDot(Graphics2D graphics, Point2D center, Color color, double radius) {
        graphics.setPaint(color);
        graphics.fill(Shapes.dot(center, radius));
    }

    private static void drawStar(Graphics2D graphics, Shape star) {
        graphics.setPaint(STAR_COLOR);
        graphics.fill(star);
        graphics.setPaint(Style.TEXT);
        graphics.setStroke(STAR_STROKE);
        graphics.draw(star);
    }

    private static List<List<Point2D>> runs(Frame frame, Trajectory trajectory) {
        double[] x = trajectory.x();
        double[] y = trajectory.y();
        return Runs.of(x.length, index -> frame.shows(x[index], y[index])).stream()
                .map(run -> Arrays.stream(run)
                        .mapToObj(index -> frame.place(x[index], y[index]))
                        .toList())
                .toList();
    }
}
