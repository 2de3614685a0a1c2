package org.lodo.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * The style of a line.
 *
 * @param color its colour on white paper
 * @param onDark its colour on dark paper
 * @param stroke its width and dash, in logical pixels
 * @param marker the shape of markers along it; null for none
 */
public record LineStyle(
        Color color,
        Color onDark,
        BasicStroke stroke,
        @Nullable Marker marker) {
    static final float WIDTH = 2.2f;

    /** Of the line that stands out. */
    static final float WIDE = 3.6f;

    static LineStyle of(Swatch swatch, float width, float[] dash, @Nullable Marker marker) {
        BasicStroke stroke = new BasicStroke(
                width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash.length == 0 ? null : dash, 0);
        return new LineStyle(swatch.onWhite(), swatch.onDark(), stroke, marker);
    }
}
