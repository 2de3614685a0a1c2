package org.lodo.bench.report;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.io.Json;

/** Settings of optimizers and problems as text, with numbers in their shortest exact form. */
final class SettingsText {

    /** A digest in hexadecimal, whose first digits tell it from others; study.json has all of them. */
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{32,}");

    private static final int DIGITS_OF_DIGEST = 12;

    private SettingsText() {}

    /** Names and values, such as {@code learningRate 0.1, momentum 0.9}; settings without a value are left out. */
    static String of(Map<String, ?> settings) {
        return settings.entrySet().stream()
                .map(setting -> Map.entry(setting.getKey(), text(setting.getValue())))
                .filter(setting -> !setting.getValue().isBlank())
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Double number) {
            return Json.number(number);
        }
        String text = value == null ? "" : value.toString();
        return DIGEST.matcher(text).matches() ? text.substring(0, DIGITS_OF_DIGEST) + "…" : text;
    }
}
