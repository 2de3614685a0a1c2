package org.lodo.bench.plot;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * The rectangle of a plot that holds the data, with the scales along its edges.
 *
 * @param area the rectangle in logical pixels, with y growing downwards
 * @param xScale the scale along the lower edge
 * @param yScale the scale along the left edge
 */
record Frame(Rectangle2D area, Scale xScale, Scale yScale) {
    /**
     * Maximum distance of points from the rectangle, in multiples of its size. Farther points would have coordinates that
     * viewers cannot handle, and lines with excessively many dashes.
     */
    private static final double FARTHEST = 20;

    /** Returns whether the scales can represent a point, inside the rectangle or not. */
    boolean shows(double x, double y) {
        return xScale.shows(x) && yScale.shows(y);
    }

    /** Returns the pixel position of a point for which {@link #shows} is true. */
    Point2D place(double x, double y) {
        return at(xScale.fraction(x), yScale.fraction(y));
    }

    /** Returns the pixel position of a point; at the lower edge if the y scale cannot represent it, as zero on a log axis. */
    Point2D placeAtLeastAtFloor(double x, double y) {
        return at(xScale.fraction(x), yScale.shows(y) ? yScale.fraction(y) : 0);
    }

    /** Returns the pixel position of a point given as fractions of both axes. */
    Point2D at(double xFraction, double yFraction) {
        return new Point2D.Double(
                area.getMinX() + limited(xFraction) * area.getWidth(),
                area.getMaxY() - limited(yFraction) * area.getHeight());
    }

    private static double limited(double fraction) {
        return Math.max(-FARTHEST, Math.min(1 + FARTHEST, fraction));
    }
}
