package org.lodo.bench.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.event.AnnotationChangeListener;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * Lets a chart draw a layer as an annotation, which is the only hook called once per plot rather than once per point.
 *
 * @param layer what to draw
 * @param xScale the scale of the x axis
 * @param yScale the scale of the y axis
 */
record LayerAnnotation(Layer layer, Scale xScale, Scale yScale) implements XYAnnotation {
    @Override
    public void draw(
            Graphics2D graphics,
            XYPlot plot,
            Rectangle2D dataArea,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            int rendererIndex,
            PlotRenderingInfo info) {
        layer.draw(graphics, new Frame(dataArea, xScale, yScale));
    }

    /** Ignores the listener, since a layer never changes. */
    @Override
    public void addChangeListener(AnnotationChangeListener listener) {}

    /** Ignores the listener, since a layer never changes. */
    @Override
    public void removeChangeListener(AnnotationChangeListener listener) {}
}
