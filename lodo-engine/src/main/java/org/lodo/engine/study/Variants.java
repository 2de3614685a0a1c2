package org.lodo.engine.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Json;

/**
 * The points that an entry of a study describes: settings with lists of values make a grid, lists under {@code along} vary
 * together.
 */
final class Variants {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?");

    private Variants() {}

    /** How many points an entry describes, found without making them; {@link Long#MAX_VALUE} if there are more. */
    static long count(Map<String, Object> settings, Map<String, List<Object>> along) {
        long points = 1;
        for (Object value : settings.values()) {
            points = saturated(points, value instanceof Collection<?> list ? list.size() : 1);
        }
        return along.isEmpty()
                ? points
                : saturated(points, along.values().iterator().next().size());
    }

    /** A product of numbers from 0 on that does not overflow. */
    static long saturated(long one, long other) {
        return one != 0 && other > Long.MAX_VALUE / one ? Long.MAX_VALUE : one * other;
    }

    /**
     * A point.
     *
     * @param label its name in results: the entry's label, and in brackets what differs from point to point
     * @param settings its settings
     * @param walk the label without the settings under {@code along}, the same for all points that differ in those only
     * @param along the value of the first setting under {@code along}; null if there is none, or it is not a number
     */
    record Variant(
            String label,
            Map<String, Object> settings,
            String walk,
            @Nullable Double along) {}

    /**
     * All points of an entry.
     *
     * @param source names the study
     * @param label the entry's label
     * @param settings values, or lists of them
     * @param along lists of equal length; may be empty
     * @return the points, at least one, in the order of the file
     * @throws UsageException if a list is empty or one differs in length
     */
    static List<Variant> of(
            String source, String label, Map<String, Object> settings, Map<String, List<Object>> along) {
        List<Variant> variants = new ArrayList<>();
        for (Map<String, Object> point : grid(source, label, settings)) {
            List<String> varied = point.keySet().stream()
                    .filter(key -> settings.get(key) instanceof Collection<?>)
                    .toList();
            if (along.isEmpty()) {
                variants.add(new Variant(label + brackets(point, varied), point, label, null));
                continue;
            }
            List<String> all = new ArrayList<>(varied);
            all.addAll(along.keySet());
            for (int i = 0; i < length(source, label, along); i++) {
                Map<String, Object> walked = new LinkedHashMap<>(point);
                for (Map.Entry<String, List<Object>> list : along.entrySet()) {
                    walked.put(list.getKey(), list.getValue().get(i));
                }
                Object first = walked.get(along.keySet().iterator().next());
                Double value = number(first);
                variants.add(
                        new Variant(label + brackets(walked, all), walked, label + brackets(point, varied), value));
            }
        }
        return variants;
    }

    private static List<Map<String, Object>> grid(String source, String label, Map<String, Object> settings) {
        List<Map<String, Object>> points = List.of(new LinkedHashMap<>());
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            Collection<?> values =
                    setting.getValue() instanceof Collection<?> list ? list : List.of(setting.getValue());
            if (values.isEmpty()) {
                throw new UsageException(
                        source + ": " + label + ": " + setting.getKey() + " = []: must have at least one value");
            }
            points = points.stream()
                    .flatMap(point -> values.stream().map(value -> with(point, setting.getKey(), value)))
                    .toList();
        }
        return points;
    }

    private static int length(String source, String label, Map<String, List<Object>> along) {
        List<Object> first = along.values().iterator().next();
        int length = first == null ? 0 : first.size();
        for (Map.Entry<String, List<Object>> list : along.entrySet()) {
            boolean isSound = list.getValue() != null
                    && !list.getValue().isEmpty()
                    && list.getValue().size() == length
                    && !list.getValue().contains(null);
            if (!isSound) {
                throw new UsageException(source + ": " + label + ": along: " + list.getKey() + " = " + list.getValue()
                        + ": must have at least one value, and as many as every other list there");
            }
        }
        return length;
    }

    private static Map<String, Object> with(Map<String, Object> point, String key, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(point);
        extended.put(key, value);
        return extended;
    }

    private static String brackets(Map<String, Object> point, List<String> varied) {
        return varied.isEmpty()
                ? ""
                : varied.stream()
                        .map(key -> key + "=" + text(point.get(key)))
                        .collect(Collectors.joining(",", "[", "]"));
    }

    /** YAML takes 1e-3 for a text, as it has no point. */
    private static @Nullable Double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value instanceof String text && NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double number ? Json.number(number) : String.valueOf(value);
    }
}
