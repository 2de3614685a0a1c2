package org.lodo.bench.plot;

import java.awt.Color;
import java.util.SplittableRandom;

/** Picks styles by the characters of a text, so that they are the same in every run. */
final class PickedStyle {
    /** None is solid, as most known optimizers are and variants must differ from them. */
    private static final float[][] DASHES = {
        {14, 4}, {2, 2}, {9, 3, 2, 3}, {5, 5}, {14, 3, 5, 3}, {9, 3, 2, 3, 2, 3}, {2, 5}, {8, 2}, {4, 2, 4, 6}
    };

    /**
     * The brightness of each shade relative to the brightest that is legible. The number of shades has no factor in
     * common with the number of dashes, so that texts rarely share both; texts that differ in one digit never do.
     */
    private static final float[] SHADES = {1, 0.45f, 0.8f, 0.35f, 0.65f, 0.9f, 0.55f};

    /** Maximum change of hue of a variant, as a fraction of the circle of hues, so that it stays in its family. */
    private static final float HUE_RANGE = 0.05f;

    /** The minimum contrast ratio to white, as defined by accessibility guidelines. */
    private static final double MIN_CONTRAST = 3;

    private static final float DARKENING = 0.95f;

    private PickedStyle() {}

    /** Returns the style of an optimizer without a fixed style. */
    static LineStyle unknown(String name) {
        SplittableRandom choices = choices(name);
        return style(name, (float) choices.nextDouble(), (float) (0.6 + 0.4 * choices.nextDouble()));
    }

    /** Returns a style similar to another one, picked by the settings of the variant. */
    static LineStyle variant(LineStyle base, String settings) {
        Color color = base.color();
        float[] hsb = Color.RGBtoHSB(color.getRed(), color.getGreen(), color.getBlue(), null);
        float hue = (float) (hsb[0] + HUE_RANGE * (2 * choices(settings).nextDouble() - 1));
        return style(settings, hue, hsb[1]);
    }

    /**
     * Uses the hash code itself for shade and dash: those of texts that differ in one digit are neighbours.
     */
    private static LineStyle style(String text, float hue, float saturation) {
        float brightness = SHADES[Math.floorMod(text.hashCode(), SHADES.length)] * brightestLegible(hue, saturation);
        float[] dash = DASHES[Math.floorMod(text.hashCode(), DASHES.length)];
        return LineStyle.of(Color.getHSBColor(hue, saturation, brightness), LineStyle.WIDTH, dash);
    }

    /** Returns choices that depend on nothing but a text, and differ for texts whose hash codes are neighbours. */
    private static SplittableRandom choices(String text) {
        return new SplittableRandom(text.hashCode());
    }

    private static float brightestLegible(float hue, float saturation) {
        float brightness = 1;
        while (contrastToWhite(Color.getHSBColor(hue, saturation, brightness)) < MIN_CONTRAST) {
            brightness *= DARKENING;
        }
        return brightness;
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
