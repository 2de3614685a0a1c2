package org.lodo.bench.plot;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** Builds the shapes that plots are made of, in logical pixels. */
final class Shapes {
    private static final int STAR_TIPS = 5;

    /** The ratio of the radii that makes the edges of a five-pointed star run straight from tip to tip. */
    private static final double STAR_WAIST = 0.382;

    private static final double[] PLUS_OUTLINE = {
        -0.4, -1.2, 0.4, -1.2, 0.4, -0.4, 1.2, -0.4, 1.2, 0.4, 0.4, 0.4, 0.4, 1.2, -0.4, 1.2, -0.4, 0.4, -1.2, 0.4,
        -1.2, -0.4, -0.4, -0.4
    };

    private Shapes() {}

    /** Returns an open line through at least one point. */
    static Path2D line(List<Point2D> points) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(points.get(0).getX(), points.get(0).getY());
        points.stream().skip(1).forEachOrdered(point -> path.lineTo(point.getX(), point.getY()));
        return path;
    }

    /** Returns the closed area inside a line through at least one point. */
    static Shape area(List<Point2D> points) {
        Path2D path = line(points);
        path.closePath();
        return path;
    }

    /** Returns a circle around a point. */
    static Shape dot(Point2D center, double radius) {
        return new Ellipse2D.Double(center.getX() - radius, center.getY() - radius, 2 * radius, 2 * radius);
    }

    /** Returns a marker around a point. */
    static Shape marker(Marker marker, Point2D center, double radius) {
        return switch (marker) {
            case CIRCLE -> dot(center, radius);
            case SQUARE -> polygon(center, radius, -0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9);
            case DIAMOND -> polygon(center, radius, 0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0);
            case UP -> polygon(center, radius, 0, -1.15, 1.1, 0.85, -1.1, 0.85);
            case DOWN -> polygon(center, radius, 0, 1.15, 1.1, -0.85, -1.1, -0.85);
            case PLUS -> polygon(center, radius, PLUS_OUTLINE);
        };
    }

    /** Returns a polygon of points around a center, given in multiples of a radius. */
    private static Shape polygon(Point2D center, double radius, double... offsets) {
        List<Point2D> corners = new ArrayList<>();
        for (int i = 0; i < offsets.length; i += 2) {
            corners.add(
                    new Point2D.Double(center.getX() + radius * offsets[i], center.getY() + radius * offsets[i + 1]));
        }
        return area(corners);
    }

    /** Returns a five-pointed star around a point, one tip up. */
    static Shape star(Point2D center, double radius) {
        Path2D.Double path = new Path2D.Double();
        for (int corner = 0; corner < 2 * STAR_TIPS; corner++) {
            double angle = StrictMath.PI * corner / STAR_TIPS;
            double distance = corner % 2 == 0 ? radius : STAR_WAIST * radius;
            double x = center.getX() + distance * StrictMath.sin(angle);
            double y = center.getY() - distance * StrictMath.cos(angle);
            if (corner == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }
}
