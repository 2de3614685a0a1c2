package org.lodo.bench.plot;

import java.util.Locale;

/** Shapes on a line that tell it from others of a similar colour. */
public enum Marker {
    /** A circle. */
    CIRCLE(0.1),
    /** A square with horizontal edges. */
    SQUARE(0.25),
    /** A square on its tip. */
    DIAMOND(0.4),
    /** A triangle with a tip above. */
    UP(0.55),
    /** A triangle with a tip below. */
    DOWN(0.7),
    /** A cross with horizontal and vertical arms. */
    PLUS(0.85);

    private final double phase;

    Marker(double phase) {
        this.phase = phase;
    }

    /** Where along a line the first marker stands, as a share of their distance, so that those of two lines stand apart. */
    double phase() {
        return phase;
    }

    /**
     * @return the name by which the script of a page knows it
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
