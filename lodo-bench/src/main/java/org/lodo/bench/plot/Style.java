package org.lodo.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/** The look that all plots share. Sizes are in logical pixels. */
final class Style {
    static final int WIDTH = 900;

    static final int HEIGHT = 560;

    static final Color BACKGROUND = Color.WHITE;

    static final Color TEXT = new Color(0x222222);

    static final Color FRAME = new Color(0x666666);

    static final Color GRID = new Color(0xe6e6e6);

    static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 18);

    static final Font LABEL_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    static final Font SMALL_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    static final BasicStroke THIN = new BasicStroke(1);

    private Style() {}
}
