package org.lodo.bench.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The colours and dashes of the optimizers, the same in every plot because the label alone decides.
 *
 * <p>Known optimizers have fixed styles. Families share a range of hues: warm for LODO, blue and violet for first-order
 * methods, green and brown for quasi-Newton methods, black and grey for those that use the Hessian. Similar colours, also
 * to readers with a colour vision deficiency, differ in dash. A label such as
 * {@code adam[learningRate=0.1]} is a variant of the name before the bracket: it gets a shade of its colour and a dash,
 * both picked by the text in the brackets. Unknown names get a colour and a dash picked by their characters.
 */
public final class Palette {
    private static final Map<String, LineStyle> KNOWN = Map.ofEntries(
            Map.entry("lodo", LineStyle.of(new Color(0xd0021b), 3.6f)),
            Map.entry("lodo-diagonal", LineStyle.of(0xe2661a, 11, 4)),
            Map.entry("lodo-global", LineStyle.of(0xb5387a, 8, 3, 2, 3)),
            Map.entry("lodo-residuals", LineStyle.of(0xc08400, 5, 3)),
            Map.entry("lodo-no-momentum", LineStyle.of(0x7d1d3f, 2, 2)),
            Map.entry("lodo-sgd", LineStyle.of(0xe8688f, 8, 3, 2, 3, 2, 3)),
            Map.entry("momentum", LineStyle.of(0x0067b1, 9, 4)),
            Map.entry("rmsprop", LineStyle.of(0x1c9cb0, 4, 2.5f)),
            Map.entry("adam", LineStyle.of(0x1b3a93)),
            Map.entry("yogi", LineStyle.of(0x6a3fb5, 12, 3, 4, 3)),
            Map.entry("lars", LineStyle.of(0x8f83c9, 2, 2)),
            Map.entry("newton", LineStyle.of(0x000000)),
            Map.entry("o-lbfgs", LineStyle.of(0x0f6b3c, 7, 3)),
            Map.entry("lbfgs-no-line-search", LineStyle.of(0x86891f, 8, 3, 2, 3)),
            Map.entry("lbfgs", LineStyle.of(0x009a6c)),
            Map.entry("bfgs", LineStyle.of(0x5b9a1b, 2, 2)),
            Map.entry("levenberg-marquardt", LineStyle.of(0x8a5a2b, 12, 3, 4, 3)),
            Map.entry("adahessian", LineStyle.of(0x707070, 5, 3)));

    private Palette() {}

    /**
     * @return the optimizers that have a fixed style
     */
    public static Set<String> names() {
        return KNOWN.keySet();
    }

    /**
     * Returns the colour of the lines with a label.
     *
     * @param label the name of an optimizer, with its settings in brackets for a variant
     * @return an opaque colour, legible on white
     */
    public static Color color(String label) {
        return style(label).color();
    }

    /**
     * Returns the width and dash of the lines with a label.
     *
     * @param label the name of an optimizer, with its settings in brackets for a variant
     * @return the stroke, in logical pixels
     */
    public static BasicStroke stroke(String label) {
        return style(label).stroke();
    }

    /**
     * Returns the items in the order to draw them in: those with wide lines, the prominent ones, on top of the others.
     */
    static <T> List<T> widestLast(List<T> items, Function<T, String> label) {
        return items.stream()
                .sorted(Comparator.comparingDouble(
                        item -> stroke(label.apply(item)).getLineWidth()))
                .toList();
    }

    /** Returns what variants of one optimizer share: the name before the bracket. */
    static String family(String label) {
        int bracket = label.indexOf('[');
        return bracket < 0 ? label : label.substring(0, bracket);
    }

    private static LineStyle style(String label) {
        int bracket = label.indexOf('[');
        String name = family(label);
        LineStyle known = KNOWN.get(name);
        LineStyle style = known == null ? PickedStyle.unknown(name) : known;
        return bracket < 0 ? style : PickedStyle.variant(style, label.substring(bracket));
    }
}
