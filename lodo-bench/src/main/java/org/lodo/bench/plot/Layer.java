package org.lodo.bench.plot;

import java.awt.Graphics2D;

/** One of the drawings that are stacked on each other inside the frame of a plot. */
@FunctionalInterface
interface Layer {
    /**
     * Draws inside the frame.
     *
     * @param graphics where to draw, clipped to the frame; colour, stroke and font may be left changed
     * @param frame where the data goes
     */
    void draw(Graphics2D graphics, Frame frame);
}
