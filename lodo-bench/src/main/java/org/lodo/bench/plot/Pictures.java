package org.lodo.bench.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws images at fractional pixel positions. */
final class Pictures {
    private Pictures() {}

    /**
     * Stretches an image over a rectangle.
     *
     * <p>The scaling goes into the transform of the graphics, because the vector graphics would otherwise resample the
     * image and so make it larger.
     */
    static void draw(Graphics2D graphics, BufferedImage image, Rectangle2D area) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(area.getMinX(), area.getMinY());
        graphics.scale(area.getWidth() / image.getWidth(), area.getHeight() / image.getHeight());
        graphics.drawImage(image, 0, 0, null);
        graphics.setTransform(before);
    }
}
