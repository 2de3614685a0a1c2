package org.lodo.bench.plot;

import java.awt.Graphics2D;

/** A layer of the drawing inside the frame of a plot. */
@FunctionalInterface
interface Layer {
    /**
     * Draws inside the frame.
     *
     * @param graphics where to draw, clipped to the frame; colour, stroke and font may be left changed
     * @param frame maps data to pixels
     */
    void draw(Graphics2D graphics, Frame frame);
}
