package org.lodo.bench.plot;

/** Makes arbitrary labels printable. */
final class Labels {
    private static final int REPLACEMENT = 0xfffd;

    private Labels() {}

    /** Returns the label on one line, with characters replaced that are invalid in XML. */
    static String printable(String label) {
        StringBuilder text = new StringBuilder();
        label.codePoints().map(Labels::printable).forEachOrdered(text::appendCodePoint);
        return text.toString();
    }

    /**
     * Returns the printable label, without its middle if it is too long: variants of one name differ in their ends.
     *
     * @param label any text
     * @param most so many characters at most, at least 1
     */
    static String shortened(String label, int most) {
        String text = printable(label);
        int length = text.codePointCount(0, text.length());
        if (length <= most) {
            return text;
        }
        int head = most / 2;
        int tail = Math.max(0, most - 1 - head);
        return text.substring(0, text.offsetByCodePoints(0, head))
                + "\u2026"
                + text.substring(text.offsetByCodePoints(0, length - tail));
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
