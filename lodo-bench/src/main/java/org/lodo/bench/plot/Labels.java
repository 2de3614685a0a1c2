package org.lodo.bench.plot;

/** Makes arbitrary labels printable. */
final class Labels {
    private static final int REPLACEMENT = 0xfffd;

    private static final int MAX_IN_LEGEND = 60;

    private Labels() {}

    /** Returns the label on one line, with characters replaced that are invalid in XML. */
    static String printable(String label) {
        StringBuilder text = new StringBuilder();
        label.codePoints().map(Labels::printable).forEachOrdered(text::appendCodePoint);
        return text.toString();
    }

    /** Returns the printable label, truncated if it would take up too much of the plot. */
    static String forLegend(String label) {
        String text = printable(label);
        return text.codePointCount(0, text.length()) <= MAX_IN_LEGEND
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_IN_LEGEND - 1)) + "\u2026";
    }

    private static int printable(int character) {
        if (Character.isWhitespace(character)) {
            return ' ';
        }
        boolean allowed = (character >= 0x20 && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || character >= 0x10000;
        return allowed ? character : REPLACEMENT;
    }
}
