package org.lodo.bench.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** The links of pages in HTML that lead to files beside them. */
final class Links {

    /** In tags only: scripts and texts may contain words that look alike. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(<(?:a|img|link|script)\\b[^<>]*?\\s(?:href|src)=\")([^\"]*)(\")");

    private Links() {}

    /** Changes a link. */
    @FunctionalInterface
    interface Change {
        String of(String link);
    }

    /** The page with other links. */
    static String changed(String html, Change change) {
        StringBuilder changed = new StringBuilder();
        Matcher link = ATTRIBUTE.matcher(html);
        while (link.find()) {
            String target = StringEscapeUtils.unescapeHtml4(link.group(2));
            String other = change.of(target);
            String written = other.equals(target) ? link.group(2) : StringEscapeUtils.escapeXml11(other);
            link.appendReplacement(changed, Matcher.quoteReplacement(link.group(1) + written + link.group(3)));
        }
        return link.appendTail(changed).toString();
    }

    /** Whether a link leads to a file beside the page, or elsewhere on the page. */
    static boolean isRelative(String link) {
        return !link.isEmpty() && !link.startsWith("/") && !link.matches("(?i)[a-z][a-z0-9+.-]*:.*");
    }

    /** The path of a relative link, decoded; empty for a place on the page itself. */
    static String file(String link) {
        String path = link.replaceFirst("[?#].*", "");
        return path.contains("%") ? URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8) : path;
    }

    /** The place that a link names on a page, with the number sign; empty for none. */
    static String anchor(String link) {
        int at = link.indexOf('#');
        return at < 0 ? "" : link.substring(at);
    }
}
