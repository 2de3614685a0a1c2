package org.lodo.bench.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.Palette;
import org.lodo.bench.plot.ReferenceLine;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.io.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The charts of a page that was written before, of this version of the suite or an earlier one. */
public final class StoredCharts {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCharts.class);

    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"charts\">(.*?)</script>", Pattern.DOTALL);

    private StoredCharts() {}

    /**
     * @param page a report's page
     * @return its charts by the name of their figure, in order; none if there is no page, or it has no charts that can be read
     */
    public static Map<String, Chart> read(Path page) {
        if (!Files.exists(page)) {
            return Map.of();
        }
        try {
            Matcher data = DATA.matcher(Files.readString(page, StandardCharsets.UTF_8));
            Map<String, Chart> charts = new LinkedHashMap<>();
            if (data.find()) {
                JsonNode all = Json.parse(data.group(1), JsonNode.class);
                all.properties().forEach(chart -> charts.put(chart.getKey(), chart(chart.getValue())));
            }
            return charts;
        } catch (IOException | RuntimeException e) {
            LOG.warn("the charts of {} cannot be read: {}", page, DamagedException.reason(e));
            return Map.of();
        }
    }

    private static Chart chart(JsonNode chart) {
        List<String> xLabels = new ArrayList<>();
        chart.required("xLabels").forEach(label -> xLabels.add(label.asText()));
        List<String> labels = new ArrayList<>();
        chart.required("series").forEach(one -> labels.add(one.required("label").asText()));
        Palette palette = Palette.of(labels);
        List<Chart.Series> series = new ArrayList<>();
        chart.required("series").forEach(one -> series.add(series(one, palette)));
        List<ReferenceLine> references = new ArrayList<>();
        chart.path("references")
                .forEach(line -> references.add(new ReferenceLine(
                        line.required("label").asText(), line.required("y").asDouble())));
        JsonNode stored = chart.path("yThreshold");
        Double threshold = stored.isNumber() ? Double.valueOf(stored.asDouble()) : Chart.threshold(series);
        Double floor = number(chart.path("yFloor"));
        return new Chart(
                chart.required("title").asText(),
                xLabels,
                chart.required("yLabel").asText(),
                chart.path("xLog").asBoolean(),
                chart.path("yLog").asBoolean(),
                // Pages had 0 for no limit.
                floor != null && floor == 0 ? null : floor,
                number(chart.path("yCeiling")),
                threshold,
                series,
                references);
    }

    /** A curve in the style that its name has today. */
    private static Chart.Series series(JsonNode series, Palette palette) {
        String label = series.required("label").asText();
        Chart.Series styled = Chart.Series.of(
                new Curve(label, new double[0], new double[0]), palette.style(label), List.of(), List.of());
        List<@Nullable List<@Nullable Double>> xs = new ArrayList<>();
        series.required("xs").forEach(x -> xs.add(numbers(x)));
        List<List<@Nullable Double>> seeds = new ArrayList<>();
        series.path("seeds").forEach(seed -> seeds.add(orEmpty(numbers(seed))));
        return new Chart.Series(
                label,
                styled.color(),
                styled.onDark(),
                styled.marker(),
                styled.dash(),
                (float) series.path("width").asDouble(2),
                xs,
                orEmpty(numbers(series.required("y"))),
                numbers(series.path("low")),
                numbers(series.path("high")),
                seeds);
    }

    private static List<@Nullable Double> orEmpty(@Nullable List<@Nullable Double> numbers) {
        return numbers == null ? List.of() : numbers;
    }

    private static @Nullable Double number(JsonNode number) {
        return number.isNumber() ? Double.valueOf(number.asDouble()) : null;
    }

    private static @Nullable List<@Nullable Double> numbers(JsonNode array) {
        if (!array.isArray()) {
            return null;
        }
        List<@Nullable Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.isNumber() ? number.asDouble() : null));
        return numbers;
    }
}
