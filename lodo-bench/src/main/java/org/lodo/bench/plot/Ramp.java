package org.lodo.bench.plot;

import java.awt.Color;
import java.util.List;

/**
 * Colours in an order that readers see: the larger the value, the lighter. Lightness changes most, so that the order does not
 * depend on colour vision.
 */
final class Ramp {

    private static final List<Ramp> ALL = List.of(
            new Ramp(Swatch.of(0x0b0a2e, 0x5560e0), Swatch.of(0x1f4fa8, 0x4fb6d8), Swatch.of(0x2f8fca, 0xe6ffe0)),
            new Ramp(Swatch.of(0x2a0030, 0xa860b8), Swatch.of(0x8a2a9a, 0xd884e0), Swatch.of(0xc868ca, 0xffe4ff)));

    private final List<Swatch> anchors;

    private Ramp(Swatch... anchors) {
        this.anchors = List.of(anchors);
    }

    /** The ramp of the family of a number; families take turns. */
    static Ramp ofFamily(int number) {
        return ALL.get(number % ALL.size());
    }

    /**
     * @param share from 0 for the darkest to 1 for the lightest
     */
    Swatch at(double share) {
        double place = share * (anchors.size() - 1);
        int index = Math.min((int) place, anchors.size() - 2);
        Swatch before = anchors.get(index);
        Swatch after = anchors.get(index + 1);
        double weight = place - index;
        return new Swatch(
                between(before.onWhite(), after.onWhite(), weight), between(before.onDark(), after.onDark(), weight));
    }

    private static Color between(Color one, Color other, double weight) {
        return new Color(
                between(one.getRed(), other.getRed(), weight),
                between(one.getGreen(), other.getGreen(), weight),
                between(one.getBlue(), other.getBlue(), weight));
    }

    private static int between(int one, int other, double weight) {
        return (int) Math.round(one + weight * (other - one));
    }
}
