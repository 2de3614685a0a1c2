package org.lodo.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The curves of a plot: all bands below all lines, and the widest lines on top. */
final class CurveLayer implements Layer {
    private static final int BAND_ALPHA = 34;

    /** Curves with at most this many points have a dot at each, as the line alone would hide how few there are. */
    private static final int MAX_DOTS = 25;

    /** How far a dot reaches beyond half the width of its line. */
    private static final double DOT_EXCESS = 2.3;

    private static final double MARKER_RADIUS = 4.5;

    /** The distance of markers along the x axis. */
    private static final double MARKER_GAP = 90;

    private final List<Curve> curves;

    private final Palette palette;

    private final HeightLimits limits;

    CurveLayer(List<Curve> curves, Palette palette, HeightLimits limits) {
        this.curves = palette.widestLast(curves, Curve::label);
        this.palette = palette;
        this.limits = limits;
    }

    @Override
    public void draw(Graphics2D graphics, Frame frame) {
        curves.forEach(curve -> drawBand(graphics, frame, curve));
        curves.forEach(curve -> drawLine(graphics, frame, curve));
        curves.forEach(curve -> new ExitMarks(limits, frame).draw(graphics, curve, palette.style(curve.label())));
    }

    private void drawBand(Graphics2D graphics, Frame frame, Curve curve) {
        double[] low = curve.low();
        double[] high = curve.high();
        if (low == null || high == null) {
            return;
        }
        Color color = palette.style(curve.label()).color();
        graphics.setPaint(new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_ALPHA));
        double[] x = curve.x();
        for (int[] run :
                Runs.of(x.length, index -> frame.shows(x[index], high[index]) && Double.isFinite(low[index]))) {
            List<Point2D> upper = Arrays.stream(run)
                    .mapToObj(index -> frame.place(x[index], high[index]))
                    .toList();
            List<Point2D> lower = Arrays.stream(run)
                    .mapToObj(index -> frame.placeAtLeastAtFloor(x[index], low[index]))
                    .toList();
            graphics.fill(Shapes.area(outline(Thinning.topByColumn(upper), Thinning.bottomByColumn(lower))));
        }
    }

    private static List<Point2D> outline(List<Point2D> upper, List<Point2D> lower) {
        List<Point2D> outline = new ArrayList<>(lower);
        Collections.reverse(outline);
        outline.addAll(0, upper);
        return outline;
    }

    private void drawLine(Graphics2D graphics, Frame frame, Curve curve) {
        LineStyle style = palette.style(curve.label());
        BasicStroke stroke = style.stroke();
        graphics.setPaint(style.color());
        graphics.setStroke(stroke);
        double[] x = curve.x();
        double[] center = curve.center();
        for (int[] run : Runs.of(x.length, index -> frame.shows(x[index], center[index]))) {
            List<Point2D> points = Arrays.stream(run)
                    .mapToObj(index -> frame.place(x[index], center[index]))
                    .toList();
            if (run.length > 1) {
                graphics.draw(Shapes.line(Thinning.extremesByColumn(points)));
            }
            if (run.length == 1 || (x.length <= MAX_DOTS && !hasJumps(run, x))) {
                points.forEach(point -> drawMarker(graphics, style, point));
            } else {
                spaced(points, style).forEach(point -> drawMarker(graphics, style, point));
            }
        }
    }

    /** A dot for lines without markers. */
    private static void drawMarker(Graphics2D graphics, LineStyle style, Point2D place) {
        Marker marker = style.marker();
        double radius = style.stroke().getLineWidth() / 2 + DOT_EXCESS;
        graphics.setPaint(style.color());
        graphics.fill(marker == null ? Shapes.dot(place, radius) : Shapes.marker(marker, place, MARKER_RADIUS));
    }

    /** The points of a line with markers that are far enough from each other; those of different shapes begin apart. */
    private static List<Point2D> spaced(List<Point2D> points, LineStyle style) {
        List<Point2D> spaced = new ArrayList<>();
        Marker marker = style.marker();
        if (marker == null) {
            return spaced;
        }
        double next = points.get(0).getX() + MARKER_GAP * marker.phase();
        for (Point2D point : points) {
            if (point.getX() >= next) {
                spaced.add(point);
                next = point.getX() + MARKER_GAP;
            }
        }
        return spaced;
    }

    /** Repeated x values indicate a step function, whose corners are not data points. */
    private static boolean hasJumps(int[] run, double[] x) {
        return IntStream.range(1, run.length).anyMatch(i -> x[run[i]] == x[run[i - 1]]);
    }
}
