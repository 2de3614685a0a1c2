package org.lodo.bench.plot;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;

/**
 * Triangles at the upper and lower edge of a plot, where a curve leaves the limits of its heights.
 *
 * @param limits the limits
 * @param frame the rectangle with the data
 */
record ExitMarks(HeightLimits limits, Frame frame) {

    private static final double RADIUS = 6;

    /** Marks of a curve that goes to and fro would cover each other. */
    private static final double CLOSEST = 14;

    void draw(Graphics2D graphics, Curve curve, LineStyle style) {
        double[] x = curve.x();
        double[] center = curve.center();
        HeightLimits.Side before = HeightLimits.Side.INSIDE;
        double[] last = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int i = 0; i < x.length; i++) {
            HeightLimits.Side side = side(center[i]);
            boolean leaves = side != before && side != HeightLimits.Side.INSIDE;
            before = side;
            if (leaves && frame.xScale().shows(x[i])) {
                int edge = side == HeightLimits.Side.ABOVE ? 0 : 1;
                double place = frame.at(frame.xScale().fraction(x[i]), 0).getX();
                if (place - last[edge] > CLOSEST) {
                    last[edge] = place;
                    draw(graphics, style, side, place);
                }
            }
        }
    }

    private HeightLimits.Side side(double height) {
        if (height > limits.most()) {
            return HeightLimits.Side.ABOVE;
        }
        return height < limits.least() ? HeightLimits.Side.BELOW : HeightLimits.Side.INSIDE;
    }

    private void draw(Graphics2D graphics, LineStyle style, HeightLimits.Side side, double x) {
        boolean isAbove = side == HeightLimits.Side.ABOVE;
        double inside = Math.min(
                Math.max(x, frame.area().getMinX() + RADIUS), frame.area().getMaxX() - RADIUS);
        double y = isAbove ? frame.area().getMinY() + RADIUS : frame.area().getMaxY() - RADIUS;
        graphics.setPaint(style.color());
        graphics.fill(Shapes.marker(isAbove ? Marker.UP : Marker.DOWN, new Point2D.Double(inside, y), RADIUS));
    }
}
