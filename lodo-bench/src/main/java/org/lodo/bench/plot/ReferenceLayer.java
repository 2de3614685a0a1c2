package org.lodo.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The dashed reference lines of a plot, each with its label at its right end. */
final class ReferenceLayer implements Layer {
    private static final BasicStroke STROKE =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0);

    private static final Color LABEL_BACKGROUND = new Color(255, 255, 255, 200);

    private static final double GAP = 5;

    private static final double CLEARANCE = 2;

    private final List<ReferenceLine> references;

    ReferenceLayer(List<ReferenceLine> references) {
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
        List<Rectangle2D> taken = new ArrayList<>();
        shown.forEach(reference -> taken.add(line(frame, reference)));
        for (ReferenceLine reference : shown) {
            String label = Labels.printable(reference.label());
            Rectangle2D text = graphics.getFontMetrics().getStringBounds(label, graphics);
            Rectangle2D place = freePlace(line(frame, reference), text, taken);
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
     * Returns a position for a text below the right end of a line, or above it, or to the left of obstacles. Curves
     * tend to end just above a line that they cannot cross.
     */
    private static Rectangle2D freePlace(Rectangle2D line, Rectangle2D text, List<Rectangle2D> taken) {
        Rectangle2D above = new Rectangle2D.Double(
                line.getMaxX() - text.getWidth() - 2 * GAP,
                line.getY() - text.getHeight() - CLEARANCE,
                text.getWidth() + GAP,
                text.getHeight());
        Rectangle2D below = shifted(above, 0, text.getHeight() + 2 * CLEARANCE);
        return Stream.of(below, above)
                .filter(place -> taken.stream().noneMatch(other -> overlap(place, other)))
                .findFirst()
                .orElseGet(() -> beside(below, taken));
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
