package org.lodo.bench.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jspecify.annotations.Nullable;

/**
 * An axis with the ticks of a {@link Scale}, and optionally with a strip of colours along it, which makes it a colour
 * bar. As a chart axis its values are fractions: 0 at the low end and 1 at the high end.
 */
final class ScaleAxis extends ValueAxis {
    private static final long serialVersionUID = 1L;

    private static final int STRIP_GAP = 12;

    private static final int STRIP_WIDTH = 16;

    private final transient List<Mark> marks;

    /** Null for an axis without colours. */
    private final transient @Nullable BufferedImage strip;

    private ScaleAxis(String label, Scale scale, @Nullable BufferedImage strip) {
        super(label, null);
        this.marks = scale.marks();
        this.strip = strip;
    }

    /** Creates an axis without colours. */
    static ScaleAxis plain(String label, Scale scale) {
        return new ScaleAxis(label, scale, null);
    }

    /**
     * Creates a colour bar for the right edge of a plot.
     *
     * @param strip the colours, with the high end at the top
     */
    static ScaleAxis colorBar(String label, Scale scale, BufferedImage strip) {
        return new ScaleAxis(label, scale, strip);
    }

    @Override
    public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        return RectangleEdge.isTopOrBottom(edge)
                ? area.getMinX() + value * area.getWidth()
                : area.getMaxY() - value * area.getHeight();
    }

    @Override
    public double java2DToValue(double java2DValue, Rectangle2D area, RectangleEdge edge) {
        return RectangleEdge.isTopOrBottom(edge)
                ? (java2DValue - area.getMinX()) / area.getWidth()
                : (area.getMaxY() - java2DValue) / area.getHeight();
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        TextAnchor anchor = anchor(edge);
        return marks.stream()
                .map(mark -> new NumberTick(
                        mark.isLabelled() ? TickType.MAJOR : TickType.MINOR,
                        mark.fraction(),
                        mark.label(),
                        anchor,
                        TextAnchor.CENTER,
                        0))
                .toList();
    }

    @Override
    public AxisSpace reserveSpace(Graphics2D g2, Plot plot, Rectangle2D plotArea, RectangleEdge edge, AxisSpace space) {
        AxisSpace reserved = super.reserveSpace(g2, plot, plotArea, edge, space);
        reserved.add(stripExtent(), edge);
        return reserved;
    }

    @Override
    public AxisState draw(
            Graphics2D g2,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D dataArea,
            RectangleEdge edge,
            PlotRenderingInfo plotState) {
        if (strip != null) {
            drawStrip(g2, strip, cursor, dataArea);
        }
        AxisState state = drawTickMarksAndLabels(g2, cursor + stripExtent(), plotArea, dataArea, edge);
        if (RectangleEdge.isTopOrBottom(edge)) {
            return drawLabel(getLabel(), g2, plotArea, dataArea, edge, state);
        }
        drawVerticalLabel(g2, state.getCursor(), dataArea, edge);
        return state;
    }

    /** Does nothing, since the scale is fixed. */
    @Override
    public void configure() {}

    /** Does nothing, since the scale is fixed. */
    @Override
    protected void autoAdjustRange() {}

    private void drawStrip(Graphics2D g2, BufferedImage colors, double cursor, Rectangle2D dataArea) {
        Rectangle2D area =
                new Rectangle2D.Double(cursor + STRIP_GAP, dataArea.getMinY(), STRIP_WIDTH, dataArea.getHeight());
        Pictures.draw(g2, colors, area);
        g2.setPaint(getAxisLinePaint());
        g2.setStroke(getAxisLineStroke());
        g2.draw(area);
    }

    /**
     * Draws the label of a vertical axis, reading upwards on either side. The method of the chart library would draw the
     * outlines of the letters, which vector graphics do not contain as text.
     */
    private void drawVerticalLabel(Graphics2D g2, double cursor, Rectangle2D dataArea, RectangleEdge edge) {
        g2.setFont(getLabelFont());
        g2.setPaint(getLabelPaint());
        Rectangle2D text = g2.getFontMetrics().getStringBounds(getLabel(), g2);
        RectangleInsets insets = getLabelInsets();
        double left = edge.equals(RectangleEdge.LEFT)
                ? cursor - insets.getRight() - text.getHeight()
                : cursor + insets.getLeft();
        AffineTransform before = g2.getTransform();
        g2.translate(left - text.getY(), dataArea.getCenterY() + text.getWidth() / 2);
        g2.rotate(-StrictMath.PI / 2);
        g2.drawString(getLabel(), 0, 0);
        g2.setTransform(before);
    }

    private double stripExtent() {
        return strip == null ? 0 : STRIP_GAP + STRIP_WIDTH;
    }

    private static TextAnchor anchor(RectangleEdge edge) {
        if (RectangleEdge.isTopOrBottom(edge)) {
            return TextAnchor.TOP_CENTER; // no plot has an axis at the top
        }
        return edge.equals(RectangleEdge.LEFT) ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
    }
}
