package org.lodo.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;

/**
 * The style of a line.
 *
 * @param color its colour
 * @param stroke its width and dash, in logical pixels
 */
record LineStyle(Color color, BasicStroke stroke) {
    static final float WIDTH = 2.2f;

    /**
     * Creates a style of the usual width.
     *
     * @param rgb the colour as 0xRRGGBB
     * @param dash the lengths of dashes and gaps in turn, none for a solid line
     */
    static LineStyle of(int rgb, float... dash) {
        return of(new Color(rgb), WIDTH, dash);
    }

    /** Creates a style; see {@link #of(int, float...)}. */
    static LineStyle of(Color color, float width, float... dash) {
        return new LineStyle(
                color,
                new BasicStroke(
                        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash.length == 0 ? null : dash, 0));
    }
}
