package org.lodo.bench.plot;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes points that are indistinguishable on screen, which keeps vector graphics small. Every method takes at least one point
 * and keeps the first and the last.
 */
final class Thinning {
    private static final Comparator<Point2D> TOP_FIRST = Comparator.comparingDouble(Point2D::getY);

    private Thinning() {}

    /** Keeps the highest and the lowest of the successive points in each column of pixels. */
    static List<Point2D> extremesByColumn(List<Point2D> points) {
        return withEnds(points, columns(points).flatMap(Thinning::extremes));
    }

    /** Keeps the highest of the successive points in each column of pixels. */
    static List<Point2D> topByColumn(List<Point2D> points) {
        return withEnds(points, columns(points).map(Thinning::top));
    }

    /** Keeps the lowest of the successive points in each column of pixels. */
    static List<Point2D> bottomByColumn(List<Point2D> points) {
        return withEnds(points, columns(points).map(Thinning::bottom));
    }

    /** Keeps the points that are at least a distance, in pixels, away from the one kept before. */
    static List<Point2D> byDistance(List<Point2D> points, double distance) {
        List<Point2D> kept = new ArrayList<>();
        for (Point2D point : points) {
            if (kept.isEmpty() || last(kept).distance(point) >= distance) {
                kept.add(point);
            }
        }
        return withEnds(points, kept.stream());
    }

    private static Stream<List<Point2D>> columns(List<Point2D> points) {
        List<List<Point2D>> columns = new ArrayList<>();
        double current = Double.NaN;
        for (Point2D point : points) {
            double column = StrictMath.floor(point.getX());
            if (column != current) {
                columns.add(new ArrayList<>());
                current = column;
            }
            last(columns).add(point);
        }
        return columns.stream();
    }

    /** Returns both extremes in the order in which the line visits them. */
    private static Stream<Point2D> extremes(List<Point2D> column) {
        Point2D top = top(column);
        Point2D bottom = bottom(column);
        return column.indexOf(top) <= column.indexOf(bottom) ? Stream.of(top, bottom) : Stream.of(bottom, top);
    }

    private static Point2D top(List<Point2D> column) {
        return column.stream().min(TOP_FIRST).orElseThrow();
    }

    private static Point2D bottom(List<Point2D> column) {
        return column.stream().min(TOP_FIRST.reversed()).orElseThrow();
    }

    private static List<Point2D> withEnds(List<Point2D> points, Stream<Point2D> inner) {
        List<Point2D> kept = new ArrayList<>();
        Stream.of(Stream.of(points.get(0)), inner, Stream.of(last(points)))
                .flatMap(part -> part)
                .filter(point -> kept.isEmpty() || !last(kept).equals(point))
                .forEachOrdered(kept::add);
        return kept;
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
