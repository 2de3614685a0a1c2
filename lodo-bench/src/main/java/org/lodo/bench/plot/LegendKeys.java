package org.lodo.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import org.jfree.chart.LegendItem;

/** Builds the entries of legends. */
final class LegendKeys {
    /** Long enough to show every dash at least twice. */
    private static final double HALF_LENGTH = 19;

    /** Smaller than in the plot, to fit the height of a line of text. */
    private static final double STAR_RADIUS = 8;

    private static final double MARKER_RADIUS = 4.5;

    private static final Point2D CENTER = new Point2D.Double();

    private LegendKeys() {}

    /**
     * Returns the entry for a line.
     *
     * @param style of the line
     * @param text what stands beside it
     */
    static LegendItem line(LineStyle style, String text) {
        Marker marker = style.marker();
        Line2D line = new Line2D.Double(-HALF_LENGTH, 0, HALF_LENGTH, 0);
        LegendItem item = marker == null
                ? new LegendItem(text, null, null, null, line, style.stroke(), style.color())
                : new LegendItem(
                        text,
                        null,
                        null,
                        null,
                        true,
                        Shapes.marker(marker, CENTER, MARKER_RADIUS),
                        true,
                        style.color(),
                        false,
                        style.color(),
                        Style.THIN,
                        true,
                        line,
                        style.stroke(),
                        style.color());
        return styled(item);
    }

    /** Returns an entry without a key. */
    static LegendItem note(String text) {
        LegendItem item = new LegendItem(text);
        item.setShapeVisible(false);
        item.setLineVisible(false);
        return styled(item);
    }

    /** Returns the entry for the star at the optimum. */
    static LegendItem optimum() {
        return marker(
                "optimum",
                Shapes.star(CENTER, STAR_RADIUS),
                TrajectoryLayer.STAR_COLOR,
                Style.TEXT,
                TrajectoryLayer.STAR_STROKE);
    }

    /** Returns the entry for the hollow circle at a start. */
    static LegendItem start() {
        return dot("start", Style.BACKGROUND);
    }

    /** Returns the entry for the filled dot at an end. */
    static LegendItem end() {
        return dot("end", Style.FRAME);
    }

    private static LegendItem dot(String label, Color fill) {
        return marker(
                label,
                Shapes.dot(CENTER, TrajectoryLayer.MARKER_RADIUS),
                fill,
                Style.FRAME,
                TrajectoryLayer.MARKER_STROKE);
    }

    private static LegendItem marker(String label, Shape shape, Color fill, Color outline, BasicStroke stroke) {
        return styled(new LegendItem(label, null, null, null, shape, fill, stroke, outline));
    }

    private static LegendItem styled(LegendItem item) {
        item.setLabelFont(Style.SMALL_FONT);
        item.setLabelPaint(Style.TEXT);
        return item;
    }
}
