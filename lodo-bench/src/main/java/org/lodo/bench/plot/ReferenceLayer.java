package org.lodo.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The dashed reference lines of a plot, each with its label where the fewest curves run. */
final class ReferenceLayer implements Layer {
    private static final BasicStroke STROKE =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);

    private static final Color LABEL_BACKGROUND = new Color(255, 255, 255, 200);

    private static final double GAP = 5;

    private static final double CLEARANCE = 2;

    /** Where a label may stand along its line, as shares of the room to the left of its right end. */
    private static final double[] SHIFTS = {0, 0.25, 0.5, 0.75, 1};

    /** The distance in pixels of the points that stand for a curve. */
    private static final double SPACING = 4;

    private final List<ReferenceLine> references;

    private final List<Curve> curves;

    ReferenceLayer(List<ReferenceLine> references, List<Curve> curves) {
        this.curves = curves;
        this.references = references.stream()
                .sorted(Comparator.comparingDouble(ReferenceLine::y).reversed())
                .toList();
    }

    @Override
    public void draw(Graphics2D graphics, Frame frame) {
        graphics.setFont(Style.SMALL_FONT);
        List<ReferenceLine> shown = references.stream()
                .filter(reference -> frame.yScale().shows(reference.y()))
                .toList();
        shown.forEach(reference -> drawLine(graphics, line(frame, reference)));
        List<Point2D> points =
                curves.stream().flatMap(curve -> points(frame, curve).stream()).toList();
        List<Rectangle2D> taken = new ArrayList<>();
        shown.forEach(reference -> taken.add(line(frame, reference)));
        for (ReferenceLine reference : shown) {
            String label = Labels.printable(reference.label());
            Rectangle2D text = graphics.getFontMetrics().getStringBounds(label, graphics);
            Rectangle2D place = freePlace(line(frame, reference), text, taken, points);
            taken.add(place);
            drawLabel(graphics, label, place, -text.getY());
        }
    }

    /** Returns the line as a rectangle of zero height. */
    private static Rectangle2D line(Frame frame, ReferenceLine reference) {
        Point2D left = frame.at(0, frame.yScale().fraction(reference.y()));
        return new Rectangle2D.Double(left.getX(), left.getY(), frame.area().getWidth(), 0);
    }

    private static void drawLine(Graphics2D graphics, Rectangle2D line) {
        graphics.setPaint(Style.FRAME);
        graphics.setStroke(STROKE);
        graphics.draw(new Line2D.Double(line.getMinX(), line.getY(), line.getMaxX(), line.getY()));
    }

    /**
     * Returns a position for a text below a line or above it, where the fewest points of curves are; if labels of other lines take
     * all of these, a position to the left of them.
     */
    private static Rectangle2D freePlace(
            Rectangle2D line, Rectangle2D text, List<Rectangle2D> taken, List<Point2D> points) {
        Rectangle2D above = new Rectangle2D.Double(
                line.getMaxX() - text.getWidth() - 2 * GAP,
                line.getY() - text.getHeight() - CLEARANCE,
                text.getWidth() + GAP,
                text.getHeight());
        Rectangle2D below = shifted(above, 0, text.getHeight() + 2 * CLEARANCE);
        double room = Math.max(0, above.getMinX() - line.getMinX() - GAP);
        return Arrays.stream(SHIFTS)
                .boxed()
                .flatMap(share -> Stream.of(shifted(below, -share * room, 0), shifted(above, -share * room, 0)))
                .filter(place -> taken.stream().noneMatch(other -> overlap(place, other)))
                .min(Comparator.comparingLong(
                        place -> points.stream().filter(place::contains).count()))
                .orElseGet(() -> beside(below, taken));
    }

    /** Points on a curve that are so close that none of its parts can pass through a label unnoticed. */
    private static List<Point2D> points(Frame frame, Curve curve) {
        double[] x = curve.x();
        double[] center = curve.center();
        List<Point2D> points = new ArrayList<>();
        for (int[] run : Runs.of(x.length, index -> frame.shows(x[index], center[index]))) {
            Point2D before = frame.place(x[run[0]], center[run[0]]);
            for (int index : run) {
                Point2D next = frame.place(x[index], center[index]);
                int steps = (int) StrictMath.ceil(before.distance(next) / SPACING);
                for (int step = 1; step <= steps; step++) {
                    points.add(new Point2D.Double(
                            before.getX() + (next.getX() - before.getX()) * step / steps,
                            before.getY() + (next.getY() - before.getY()) * step / steps));
                }
                before = next;
            }
        }
        return points;
    }

    private static Rectangle2D beside(Rectangle2D place, List<Rectangle2D> taken) {
        Rectangle2D free = place;
        for (Rectangle2D other : taken) {
            boolean isLabel = other.getHeight() > 0;
            if (isLabel && overlap(free, other)) {
                free = shifted(free, other.getMinX() - free.getMaxX() - GAP, 0);
            }
        }
        return free;
    }

    private static Rectangle2D shifted(Rectangle2D place, double right, double down) {
        return new Rectangle2D.Double(place.getX() + right, place.getY() + down, place.getWidth(), place.getHeight());
    }

    /** Unlike {@code Rectangle2D.intersects}, this includes rectangles of zero height. */
    private static boolean overlap(Rectangle2D one, Rectangle2D other) {
        return one.getMinX() < other.getMaxX()
                && other.getMinX() < one.getMaxX()
                && one.getMinY() < other.getMaxY()
                && other.getMinY() < one.getMaxY();
    }

    private static void drawLabel(Graphics2D graphics, String label, Rectangle2D place, double ascent) {
        graphics.setPaint(LABEL_BACKGROUND);
        graphics.fill(place);
        graphics.setPaint(Style.TEXT);
        graphics.drawString(label, (float) (place.getX() + GAP / 2), (float) (place.getY() + ascent));
    }
}
