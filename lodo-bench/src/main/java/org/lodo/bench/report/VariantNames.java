package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labels of an optimizer's variants, such as {@code lodo[layers=4]} and {@code lodo[layers=8]}, in fewer words. */
final class VariantNames {

    /** A label, the first of its settings and the first value. */
    private static final Pattern VARIANT = Pattern.compile("(.+)\\[([^=\\[\\]]+)=([^,\\]]+)(,.*)?]");

    private VariantNames() {}

    /**
     * Variants that the first setting tells apart become one name, such as {@code lodo (layers 4, 8)}, at the place of the first.
     *
     * @param labels labels in any order
     * @return names in this order
     */
    static List<String> merged(List<String> labels) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String label : labels) {
            Matcher variant = VARIANT.matcher(label);
            String group = variant.matches() ? variant.group(1) + " (" + variant.group(2) : label;
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(label);
        }
        List<String> names = new ArrayList<>();
        groups.forEach((group, members) -> {
            List<String> values = members.stream().map(VariantNames::value).toList();
            boolean areDistinct = new HashSet<>(values).size() == values.size();
            if (members.size() > 1 && areDistinct) {
                names.add(group + " " + String.join(", ", values) + ")");
            } else {
                names.addAll(members);
            }
        });
        return names;
    }

    private static String value(String label) {
        Matcher variant = VARIANT.matcher(label);
        return variant.matches() ? variant.group(3) : label;
    }
}
