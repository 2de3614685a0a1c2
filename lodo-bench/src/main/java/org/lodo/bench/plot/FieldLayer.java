package org.lodo.bench.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * A picture that fills the whole frame.
 *
 * @param picture the picture
 */
record FieldLayer(BufferedImage picture) implements Layer {
    @Override
    public void draw(Graphics2D graphics, Frame frame) {
        Pictures.draw(graphics, picture, frame.area());
    }
}
