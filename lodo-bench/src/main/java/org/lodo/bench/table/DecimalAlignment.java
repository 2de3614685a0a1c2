package org.lodo.bench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pads the texts of a right-aligned column so that the decimal points of their first numbers are below each other, and so are the
 * signs that join further numbers, as in spreads and intervals: with spaces as wide as a digit or a point.
 */
final class DecimalAlignment {

    private static final String FIGURE_SPACE = "\u2007";
    private static final String PUNCTUATION_SPACE = "\u2008";

    private static final Pattern NUMBER = Pattern.compile("([+−]?\\d[\\d,]*)(\\.\\d+)?(e[+−]\\d+)?");

    private final List<Widths> numbers = new ArrayList<>();
    private final List<String> separators = new ArrayList<>();
    private int tail;

    /** How wide the parts of the numbers at one place of the texts are. */
    private static final class Widths {
        private int whole;
        private int fraction;
        private int exponent;
    }

    /** The numbers of a text, what stands between them, and what follows them. */
    private record Parts(List<String[]> numbers, List<String> separators, String tail) {}

    private DecimalAlignment() {}

    /**
     * @param texts the cells of a column
     * @return the same texts, padded; those that do not begin with a number are left alone
     */
    static List<String> of(List<String> texts) {
        DecimalAlignment alignment = new DecimalAlignment();
        List<Parts> parts = texts.stream().map(DecimalAlignment::parts).toList();
        parts.forEach(alignment::measure);
        List<String> padded = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            padded.add(parts.get(row).numbers().isEmpty() ? texts.get(row) : alignment.padded(parts.get(row)));
        }
        return padded;
    }

    /** A text without the padding at its end. */
    static String stripped(String text) {
        return text.replaceAll("[" + FIGURE_SPACE + PUNCTUATION_SPACE + "]+$", "");
    }

    private static Parts parts(String text) {
        List<String[]> numbers = new ArrayList<>();
        List<String> separators = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        int end = 0;
        while (matcher.find(end)
                && (end == 0 ? matcher.start() == 0 : isSeparator(text.substring(end, matcher.start())))) {
            if (end > 0) {
                separators.add(text.substring(end, matcher.start()));
            }
            numbers.add(new String[] {matcher.group(1), orEmpty(matcher.group(2)), orEmpty(matcher.group(3))});
            end = matcher.end();
        }
        return new Parts(numbers, separators, text.substring(end));
    }

    private static boolean isSeparator(String text) {
        return text.equals(Numbers.PLUS_MINUS) || text.equals(Numbers.TO) || text.equals(" of ") || text.equals(" (");
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    private void measure(Parts parts) {
        if (parts.numbers().isEmpty()) {
            return;
        }
        for (int i = 0; i < parts.numbers().size(); i++) {
            if (numbers.size() == i) {
                numbers.add(new Widths());
            }
            String[] number = parts.numbers().get(i);
            Widths widths = numbers.get(i);
            widths.whole = Math.max(widths.whole, number[0].length());
            widths.fraction = Math.max(widths.fraction, number[1].length());
            widths.exponent = Math.max(widths.exponent, number[2].length());
        }
        for (int i = separators.size(); i < parts.separators().size(); i++) {
            separators.add(parts.separators().get(i));
        }
        tail = Math.max(tail, parts.tail().length());
    }

    private String padded(Parts parts) {
        StringBuilder text = new StringBuilder();
        int last = parts.numbers().size() - 1;
        for (int i = 0; i <= last; i++) {
            String[] number = parts.numbers().get(i);
            if (i > 0) {
                text.append(parts.separators().get(i - 1));
            }
            text.append(number[0]).append(number[1]).append(number[2]);
            text.append(i == last ? parts.tail() : "");
            text.append(padding(number, numbers.get(i)));
            if (i > 0) {
                // Behind the number: a gap before it would part it from its sign.
                text.append(FIGURE_SPACE.repeat(numbers.get(i).whole - number[0].length()));
            }
        }
        text.append(FIGURE_SPACE.repeat(tail - parts.tail().length()));
        for (int i = last + 1; i < numbers.size(); i++) {
            Widths missing = numbers.get(i);
            text.append(FIGURE_SPACE.repeat(separators.get(i - 1).length() + missing.whole));
            text.append(padding(new String[] {"", "", ""}, missing));
        }
        return text.toString();
    }

    /** What fraction and exponent of a number lack of the widest. */
    private static String padding(String[] number, Widths widths) {
        String noPoint = number[1].isEmpty() && widths.fraction > 0 ? PUNCTUATION_SPACE : "";
        return noPoint
                + FIGURE_SPACE.repeat(
                        widths.fraction - number[1].length() - noPoint.length() + widths.exponent - number[2].length());
    }
}
