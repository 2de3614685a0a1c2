package org.lodo.bench.table;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts of tables in LaTeX, and how wide Computer Modern sets them at {@code \small}, which is 9 pt. */
final class LatexText {

    /** Where a line may be broken besides blanks and hyphens. */
    private static final String BREAKABLE = ",=[_/";

    private static final double POINTS = 9;

    /** The fonts of 9 pt are a little wider in proportion than those of 10 pt. */
    private static final double NINE_TO_TEN = 1.028;

    private static final double BOLD = 1.151;

    /** Of capital letters and signs that are not listed. */
    private static final double WIDEST = 0.95;

    private static final Map<String, String> TEXT = text();
    private static final Map<Integer, Double> WIDTHS = widths();

    private LatexText() {}

    /**
     * @param words any text
     * @param isBroken whether lines are broken within long words
     * @return the text in LaTeX
     */
    static String of(String words, boolean isBroken) {
        StringBuilder latex = new StringBuilder();
        words.codePoints().mapToObj(Character::toString).forEach(letter -> {
            latex.append(TEXT.getOrDefault(letter, letter));
            if (isBroken && BREAKABLE.contains(letter)) {
                latex.append("\\allowbreak{}");
            }
        });
        return latex.toString();
    }

    /** The width of a text in points. */
    static double width(String words, boolean isBold) {
        double ems = words.codePoints()
                .mapToDouble(letter -> WIDTHS.getOrDefault(letter, WIDEST))
                .sum();
        return ems * POINTS * NINE_TO_TEN * (isBold ? BOLD : 1);
    }

    private static Map<String, String> text() {
        Map<String, String> replacements = new LinkedHashMap<>();
        for (String letter : List.of("&", "%", "$", "#", "_", "{", "}")) {
            replacements.put(letter, "\\" + letter);
        }
        replacements.put("\\", "\\textbackslash{}");
        replacements.put("~", "\\textasciitilde{}");
        replacements.put("^", "\\textasciicircum{}");
        replacements.put("±", "$\\pm$");
        replacements.put("−", "$-$");
        replacements.put("∞", "$\\infty$");
        replacements.put("…", "\\ldots{}");
        replacements.put("—", "---");
        replacements.put("–", "--");
        replacements.put("’", "'");
        replacements.put("×", "$\\times$");
        replacements.put("≤", "$\\le$");
        replacements.put("≥", "$\\ge$");
        replacements.put("µ", "$\\mu$");
        replacements.put("α", "$\\alpha$");
        replacements.put("β", "$\\beta$");
        replacements.put("θ", "$\\theta$");
        replacements.put("σ", "$\\sigma$");
        replacements.put("\u2007", "\\phantom{0}");
        replacements.put("\u2008", "\\phantom{.}");
        replacements.put("\u00a0", "~");
        return replacements;
    }

    /** Of Computer Modern Roman at 10 pt, in units of its size. */
    private static Map<Integer, Double> widths() {
        Map<Integer, Double> widths = new HashMap<>();
        put(widths, 0.278, "il.,:;!'[]\u2008");
        put(widths, 0.306, "fj");
        put(widths, 0.334, " -\u00a0");
        put(widths, 0.389, "rst()");
        put(widths, 0.445, "cez");
        put(widths, 0.5, "0123456789ago/|*`\"\u2007");
        put(widths, 0.528, "kqvxy<>?");
        put(widths, 0.556, "bdhnpuS");
        put(widths, 0.68, "…EFLPCTJI");
        put(widths, 0.723, "w");
        put(widths, 0.778, "+−=±%ABDGHKNOQRUVXYZ&");
        put(widths, 0.834, "m");
        return widths;
    }

    private static void put(Map<Integer, Double> widths, double width, String letters) {
        letters.codePoints().forEach(letter -> widths.put(letter, width));
    }
}
