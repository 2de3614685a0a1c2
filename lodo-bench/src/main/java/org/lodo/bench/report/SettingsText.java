package org.lodo.bench.report;

import java.util.Map;
import java.util.stream.Collectors;
import org.lodo.engine.io.Json;

/** Settings of optimizers and problems as text, with numbers in their shortest exact form. */
final class SettingsText {

    private SettingsText() {}

    /** Names and values, such as {@code learningRate 0.1, momentum 0.9}. */
    static String of(Map<String, ?> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " "
                        + (setting.getValue() instanceof Double number ? Json.number(number) : setting.getValue()))
                .collect(Collectors.joining(", "));
    }
}
