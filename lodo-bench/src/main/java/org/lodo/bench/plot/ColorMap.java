package org.lodo.bench.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/**
 * The colours of heat maps: from dark to light in one muted hue, so that coloured lines stand out against all of them
 * and the order is clear without colour vision. Images use indices into these colours, which makes for small files.
 */
final class ColorMap {
    private static final int BLANK = 255;

    private static final int HIGHEST = 254;

    private static final Color BLANK_COLOR = new Color(0xd9d4cc);

    private static final Color[] ANCHORS = {
        new Color(0x1f252f), new Color(0x505b6b), new Color(0x848f9f), new Color(0xbac2cd), new Color(0xf4f5f7)
    };

    private static final IndexColorModel MODEL = model();

    private ColorMap() {}

    /** Creates an image whose samples are indices into the colours. */
    static BufferedImage image(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, MODEL);
    }

    /** Creates an image one pixel wide of all the colours, the highest at the top. */
    static BufferedImage strip() {
        BufferedImage image = image(1, HIGHEST + 1);
        for (int index = 0; index <= HIGHEST; index++) {
            image.getRaster().setSample(0, HIGHEST - index, 0, index);
        }
        return image;
    }

    /** Returns the index of the colour at a fraction from 0 to 1; NaN has its own colour. */
    static int index(double fraction) {
        if (Double.isNaN(fraction)) {
            return BLANK;
        }
        return (int) StrictMath.rint(HIGHEST * Math.max(0, Math.min(1, fraction)));
    }

    private static IndexColorModel model() {
        int[] colors = new int[BLANK + 1];
        for (int index = 0; index <= HIGHEST; index++) {
            colors[index] = color((double) index / HIGHEST).getRGB();
        }
        colors[BLANK] = BLANK_COLOR.getRGB();
        return new IndexColorModel(8, colors.length, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    private static Color color(double fraction) {
        double place = fraction * (ANCHORS.length - 1);
        int segment = Math.min((int) place, ANCHORS.length - 2);
        Color low = ANCHORS[segment];
        Color high = ANCHORS[segment + 1];
        double share = place - segment;
        return new Color(
                mixed(low.getRed(), high.getRed(), share),
                mixed(low.getGreen(), high.getGreen(), share),
                mixed(low.getBlue(), high.getBlue(), share));
    }

    private static int mixed(int low, int high, double share) {
        return (int) StrictMath.rint(low + share * (high - low));
    }
}
