package org.lodo.bench.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds labels such as {@code adam[learningRate=0.1]} that differ in numbers only, and puts them in the order of these. */
final class OrderedSettings {

    /** Two values have no order worth a palette: any two colours do. */
    private static final int FEWEST = 3;

    private OrderedSettings() {}

    /**
     * A label and the numbers in its brackets.
     *
     * @param label the whole label
     * @param shape what stands before the bracket, and the names of the settings
     * @param numbers the values of the settings
     */
    private record Variant(String label, List<String> shape, List<Double> numbers) {}

    /**
     * @param labels any labels
     * @return at least three labels of the same name and settings each, from the least to the largest values; labels without
     *     numbers in brackets are in none of the lists
     */
    static List<List<String>> of(List<String> labels) {
        Map<List<String>, List<Variant>> byShape = new LinkedHashMap<>();
        for (String label : labels) {
            Variant variant = variant(label);
            if (variant != null) {
                byShape.computeIfAbsent(variant.shape(), missing -> new ArrayList<>())
                        .add(variant);
            }
        }
        return byShape.values().stream()
                .filter(variants -> variants.size() >= FEWEST)
                .map(variants -> variants.stream()
                        .sorted(Comparator.comparing(Variant::numbers, OrderedSettings::compare))
                        .map(Variant::label)
                        .toList())
                .toList();
    }

    private static @Nullable Variant variant(String label) {
        int bracket = label.indexOf('[');
        if (bracket < 0 || !label.endsWith("]")) {
            return null;
        }
        List<String> shape = new ArrayList<>(List.of(label.substring(0, bracket)));
        List<Double> numbers = new ArrayList<>();
        for (String setting : label.substring(bracket + 1, label.length() - 1).split(",", -1)) {
            int equals = setting.indexOf('=');
            try {
                numbers.add(Double.valueOf(setting.substring(equals + 1)));
            } catch (NumberFormatException word) {
                return null;
            }
            shape.add(setting.substring(0, Math.max(0, equals)));
        }
        return new Variant(label, shape, numbers);
    }

    private static int compare(List<Double> one, List<Double> other) {
        return IntStream.range(0, one.size())
                .map(i -> Double.compare(one.get(i), other.get(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }
}
