package org.lodo.bench.plot;

import java.awt.Color;

/** Picks styles by the characters of a text, so that they are the same in every run. */
final class PickedStyle {
    /** No solid line among them, since most known optimizers have one and a variant must differ from them. */
    private static final float[][] DASHES = {
        {14, 4}, {6, 2}, {3, 2}, {1.5f, 2.5f}, {9, 3, 3, 3}, {14, 3, 2, 3}, {6, 2, 1.5f, 2, 1.5f, 2}, {3, 6}
    };

    /** How far the hue of a variant strays at most, as a share of the circle of hues: it stays in its family. */
    private static final float HUE_RANGE = 0.05f;

    /** The least contrast to white, as the ratio that accessibility guidelines use, at which a line is easy to see. */
    private static final double LEAST_CONTRAST = 3;

    private static final float DARKENING = 0.95f;

    private PickedStyle() {}

    /** Returns the style of an optimizer that has no style of its own. */
    static LineStyle unknown(String name) {
        Choices choices = new Choices(name);
        float hue = (float) choices.fraction();
        float saturation = (float) (0.6 + 0.3 * choices.fraction());
        float brightness = (float) (0.45 + 0.35 * choices.fraction());
        return LineStyle.of(
                legible(hue, saturation, brightness), LineStyle.WIDTH, DASHES[choices.below(DASHES.length)]);
    }

    /** Returns a style near to another, picked by the settings of the variant. */
    static LineStyle variant(LineStyle base, String settings) {
        Choices choices = new Choices(settings);
        Color color = base.color();
        float[] hsb = Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null);
        float hue = (float) (hsb[0] + HUE_RANGE * (2 * choices.fraction() - 1));
        float brightness = (float) (0.35 + 0.6 * choices.fraction());
        return LineStyle.of(legible(hue, hsb[1], brightness), LineStyle.WIDTH, DASHES[choices.below(DASHES.length)]);
    }

    private static Color legible(float hue, float saturation, float brightness) {
        Color color = Color.getHSBColor(hue, saturation, brightness);
        float darker = brightness;
        while (contrastToWhite(color) < LEAST_CONTRAST) {
            darker *= DARKENING;
            color = Color.getHSBColor(hue, saturation, darker);
        }
        return color;
    }

    private static double contrastToWhite(Color color) {
        double luminance =
                0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
        return 1.05 / (luminance + 0.05);
    }

    private static double linear(int component) {
        double share = component / 255.0;
        return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
    }
}
