package org.lodo.bench.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The picture of a plot within a page, for readers without scripts. Its lines have coordinates in halves of a pixel, each relative
 * to the one before, which takes about half of the characters of the file.
 */
final class StillPicture {

    private static final Pattern PATH = Pattern.compile(" d=\"(M[-0-9.,MLZ ]+)\"");

    private static final Pattern POINT = Pattern.compile("([ML])(-?[0-9.]+),(-?[0-9.]+)|Z");

    private StillPicture() {}

    /**
     * @param svg the file
     * @return a URL of it that can stand in single quotes in HTML
     */
    static String dataUrl(String svg) {
        Matcher path = PATH.matcher(svg);
        StringBuilder small = new StringBuilder();
        while (path.find()) {
            path.appendReplacement(small, Matcher.quoteReplacement(" d=\"" + relative(path.group(1)) + "\""));
        }
        path.appendTail(small);
        String url = small.toString()
                .replaceAll(">\\s+<", "><")
                .strip()
                .replace("%", "%25")
                .replace("#", "%23")
                .replace("&", "&amp;")
                .replace("'", "%27");
        return "data:image/svg+xml," + url;
    }

    private static String relative(String path) {
        StringBuilder relative = new StringBuilder();
        long x = 0;
        long y = 0;
        Matcher point = POINT.matcher(path);
        while (point.find()) {
            if (point.group(1) == null) {
                relative.append('z');
                continue;
            }
            long nextX = Math.round(2 * Double.parseDouble(point.group(2)));
            long nextY = Math.round(2 * Double.parseDouble(point.group(3)));
            boolean isMove = point.group(1).equals("M");
            if (isMove) {
                relative.append('M')
                        .append(halves(nextX))
                        .append(' ')
                        .append(halves(nextY))
                        .append('l');
            } else if (nextX != x || nextY != y) {
                separated(relative, halves(nextX - x));
                separated(relative, halves(nextY - y));
            }
            x = nextX;
            y = nextY;
        }
        return relative.toString();
    }

    private static void separated(StringBuilder path, String number) {
        boolean followsNumber = path.charAt(path.length() - 1) != 'l';
        path.append(followsNumber && number.charAt(0) != '-' ? " " : "").append(number);
    }

    private static String halves(long count) {
        long whole = Math.abs(count) / 2;
        String size = count % 2 == 0 ? Long.toString(whole) : (whole == 0 ? "" : Long.toString(whole)) + ".5";
        return (count < 0 ? "-" : "") + size;
    }
}
