package org.lodo.bench.plot;

import java.awt.Color;
import java.util.List;

/**
 * A colour for either paper, with a contrast of at least three to one to it.
 *
 * @param onWhite the colour on white paper
 * @param onDark the colour on the dark paper of pages
 */
record Swatch(Color onWhite, Color onDark) {

    /**
     * Colours of which any two differ by at least 12 in CIEDE2000, on either paper, to readers with normal vision as well as to
     * readers without red, green or blue cones (Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation
     * of Color Vision Deficiency", IEEE TVCG 15(6), 2009). Found by a search; a tenth colour would lower the distance.
     */
    static final List<Swatch> DISTINCT = List.of(
            of(0xd0021b, 0xd60803), // red
            of(0x342a23, 0x9ba4a1), // black, and grey on dark paper
            of(0x330e9c, 0x7a64f4), // indigo
            of(0x317a5d, 0x18835b), // green
            of(0xe86408, 0xe9930d), // orange
            of(0x871ff3, 0xd4aef6), // violet
            of(0x1895ae, 0xa7fdee), // teal
            of(0x792750, 0xc90e90), // plum
            of(0x989461, 0xffff00)); // olive, and yellow on dark paper

    static final int RED = 0;
    static final int BLACK = 1;
    static final int INDIGO = 2;
    static final int GREEN = 3;
    static final int ORANGE = 4;
    static final int VIOLET = 5;
    static final int TEAL = 6;
    static final int PLUM = 7;
    static final int OLIVE = 8;

    static Swatch of(int onWhite, int onDark) {
        return new Swatch(new Color(onWhite), new Color(onDark));
    }
}
