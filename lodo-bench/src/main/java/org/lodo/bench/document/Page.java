package org.lodo.bench.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lodo.engine.io.Json;

/** A page in one file, which loads nothing else: it works from disk and sends no request. */
final class Page {

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/";

    /** Each uses those before it. */
    private static final List<String> CHART_SCRIPTS = List.of(
            "chart-axes",
            "chart-views",
            "chart-paint",
            "chart-export",
            "chart-links",
            "chart-controls",
            "chart-legend",
            "chart");

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private Page() {}

    /**
     * The HTML of a page.
     *
     * @param title the title, not escaped
     * @param navigation links at the top, in HTML
     * @param body the body, in HTML
     * @param charts the charts of the body, by the name of their figure
     */
    static String of(String title, String navigation, String body, Map<String, Chart> charts) throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("title", HtmlBlockRenderer.escaped(title));
        values.put("navigation", navigation);
        values.put("contents", Contents.of(body));
        values.put("body", body);
        values.put("charts", json(charts));
        values.put("library", charts.isEmpty() ? "" : resource(uplot("uPlot.iife.min.js")));
        values.put("library-style", charts.isEmpty() ? "" : resource(uplot("uPlot.min.css")));
        values.put("style", resource("/page/page.css") + resource("/page/layout.css"));
        values.put("chart-style", resource("/page/chart.css"));
        values.put("print-style", resource("/page/print.css"));
        values.put("chart-script", chartScripts());
        values.put("script", resource("/page/page.js") + resource("/page/layout.js"));
        return fill(resource("/page/page.html"), values);
    }

    private static String chartScripts() throws IOException {
        StringBuilder scripts = new StringBuilder();
        for (String script : CHART_SCRIPTS) {
            scripts.append(resource("/page/" + script + ".js"));
        }
        return scripts.toString();
    }

    /** JSON that can stand in an element of a page. */
    static String json(Object value) {
        return Json.compact(value).replace("<", "\\u003c");
    }

    /** The script of a widget. */
    static String script(String widget) {
        try {
            return resource("/page/" + widget + ".js");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills all places in one pass, as values may contain braces. */
    private static String fill(String template, Map<String, String> values) {
        Matcher matcher = PLACE.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(values.get(matcher.group(1))));
        }
        return matcher.appendTail(filled).toString();
    }

    /** The path of the library in its jar contains its version. */
    private static String uplot(String file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
            properties.load(in);
        }
        return UPLOT + properties.getProperty("version") + "/dist/" + file;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Page.class.getResourceAsStream(name), name);
    }
}
