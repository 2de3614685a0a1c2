package org.lodo.bench.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The contents of a page: links to its headings outside folds. */
final class Contents {

    /** Fewer headings are in view anyway. */
    private static final int FEWEST = 3;

    private static final Pattern TAG = Pattern.compile("<details>|</details>|<h([23]) id=\"([^\"]+)\">(.*?)</h[23]>");

    private Contents() {}

    /** A navigation element; empty if there is little to navigate. */
    static String of(String body) {
        List<String> links = new ArrayList<>();
        int depth = 0;
        for (Matcher tag = TAG.matcher(body); tag.find(); ) {
            if (tag.group(1) != null) {
                if (depth == 0) {
                    links.add("<li class=\"level-" + tag.group(1) + "\"><a href=\"#" + tag.group(2) + "\">"
                            + tag.group(3).replaceAll("<[^>]*>", "") + "</a></li>");
                }
            } else {
                depth += tag.group().equals("<details>") ? 1 : -1;
            }
        }
        return links.size() < FEWEST
                ? ""
                : "<nav id=\"contents\" aria-label=\"Contents\"><ul>" + String.join("", links) + "</ul></nav>";
    }
}
