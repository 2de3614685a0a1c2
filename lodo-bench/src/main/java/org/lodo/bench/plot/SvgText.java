package org.lodo.bench.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Makes texts in SVG documents independent of the fonts of the machine that shows them. */
final class SvgText {
    private static final Pattern FAMILY = Pattern.compile("font-family:[^;]*;");

    private static final Pattern SIZE = Pattern.compile("font-size:([0-9.]+)px");

    private static final float DEFAULT_SIZE = 12;

    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private SvgText() {}

    /**
     * Replaces the font family of a text, which is that of the drawing machine, by a fixed width: the chart was laid out for
     * it, and another font would displace labels.
     */
    static void fixWidth(Element text) {
        String style = text.getAttribute("style");
        double width =
                font(style).getStringBounds(text.getTextContent(), CONTEXT).getWidth();
        text.setAttribute("style", FAMILY.matcher(style).replaceAll(""));
        text.setAttribute(
                "textLength",
                BigDecimal.valueOf(width).setScale(1, RoundingMode.HALF_EVEN).toPlainString());
        text.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }

    private static Font font(String style) {
        Matcher size = SIZE.matcher(style);
        float points = size.find() ? Float.parseFloat(size.group(1)) : DEFAULT_SIZE;
        int weight = style.contains("font-weight:bold") ? Font.BOLD : Font.PLAIN;
        return new Font(Font.SANS_SERIF, weight, 1).deriveFont(points);
    }
}
