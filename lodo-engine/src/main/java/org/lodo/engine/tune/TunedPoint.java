package org.lodo.engine.tune;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.yaml.YamlText;

/**
 * Hyper-parameters that a search has found, in a small YAML file that people may edit.
 *
 * @param optimizer its name in the catalog
 * @param settings the hyper-parameters that studies take
 * @param search the search that found them; null in a file that a person wrote
 */
public record TunedPoint(
        String optimizer,
        Map<String, Object> settings,
        @Nullable SearchSummary search) {

    /**
     * @return whether a person changed the settings that the search had found, or wrote the whole file
     */
    public boolean isEdited() {
        return search == null || !holds(search);
    }

    /**
     * @param hyperParameters hyper-parameters by name
     * @return whether every one of this point has the same value there
     */
    public boolean agreesWith(Map<String, ?> hyperParameters) {
        return settings.entrySet().stream()
                .allMatch(setting -> isSame(setting.getValue(), hyperParameters.get(setting.getKey())));
    }

    private boolean holds(SearchSummary left) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (left.origin().given() != null) {
            all.putAll(left.origin().given());
        }
        all.putAll(left.found());
        return settings.keySet().equals(all.keySet()) && agreesWith(all);
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return (one instanceof Number a && other instanceof Number b)
                ? a.doubleValue() == b.doubleValue()
                : Objects.equals(one, other);
    }

    /**
     * Reads a point.
     *
     * @param file a text file
     * @return the point
     * @throws UsageException if it cannot be read or is not well formed
     */
    public static TunedPoint read(Path file) {
        String text = YamlText.ofFile("tuned point", file.toString());
        TunedPoint point = YamlText.parse(file.toString(), text, TunedPoint.class);
        if (point.optimizer() == null || point.settings() == null) {
            throw new UsageException(file + ": must have an optimizer and settings");
        }
        if (point.settings().containsValue(null)) {
            throw new UsageException(file + ": settings: every one must have a value");
        }
        if (point.search() != null) {
            Map<String, Object> keys = searchKeys(file.toString(), text);
            requireKnownKeys(file, keys, point.search());
            if (!point.search().isComplete()) {
                throw new UsageException(
                        file + ": search: must be complete as written by tune, or be removed with everything below it");
            }
            if (point.search().seal() != null && !point.search().seal().equals(sealOf(keys))) {
                throw new UsageException(
                        file + ": search: must be as written by tune, or be removed with everything below it");
            }
        }
        return point;
    }

    /** Jackson ignores unknown keys in records whose components are unwrapped. */
    private static void requireKnownKeys(Path file, Map<String, Object> keys, SearchSummary search) {
        Set<String> known = Json.toMap(search).keySet();
        for (String key : keys.keySet()) {
            if (!known.contains(key)) {
                throw new UsageException(file + ", search: " + Suggestions.unknown("key", key, known));
            }
        }
    }

    private static Map<String, @Nullable Object> searchKeys(String source, String yaml) {
        return YamlText.parse(source, yaml, Keys.class).search();
    }

    /** Of what the file says, so that a file of another version keeps its seal. */
    private static String sealOf(Map<String, @Nullable Object> keys) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(keys);
        content.remove("seal");
        return SealedJson.sealOf(content);
    }

    /** The file, with the keys of the search as they are. */
    private record Keys(
            Object optimizer,
            Object settings,
            @JsonSetter(contentNulls = Nulls.SET) Map<String, @Nullable Object> search) {}

    /**
     * Writes the point. What is under {@code search} is sealed: it is taken for the search's only as long as nobody edits it.
     *
     * @param file replaced
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Studies read the settings; they may be edited. What the search left stands below.\n");
        yaml.append("optimizer: ").append(optimizer).append('\n');
        append(yaml, "settings", settings, "");
        SearchSummary summary = Objects.requireNonNull(search, "search");
        SearchSummary.Origin origin = summary.origin();
        SearchSummary.Cost cost = summary.cost();
        SearchSummary.Outcome outcome = summary.outcome();
        yaml.append("search:\n");
        line(yaml, "tuning", origin.tuning());
        line(yaml, "problem", origin.problem());
        line(yaml, "problemSettings", Json.compact(origin.problemSettings()));
        line(yaml, "command", Json.compact(origin.command()));
        if (origin.given() != null) {
            line(yaml, "given", Json.compact(origin.given()));
        }
        append(yaml, "found", summary.found(), "  ");
        optionalLine(yaml, "protocol", summary.budget().protocol());
        optionalLine(yaml, "search", summary.budget().search());
        optionalLine(yaml, "allowance", summary.budget().allowance());
        line(yaml, "generations", summary.budget().generations());
        line(yaml, "population", summary.budget().population());
        line(yaml, "runs", cost.runs());
        line(yaml, "failed", cost.failed());
        line(yaml, "steps", cost.steps());
        line(yaml, "gradients", cost.gradients());
        line(yaml, "hessianProducts", cost.hessianProducts());
        line(yaml, "seconds", number(cost.seconds()));
        line(yaml, "horizon", outcome.horizon());
        line(yaml, "lastGenerationLoss", number(outcome.lastGenerationLoss()));
        line(yaml, "confirmedLoss", number(outcome.validationLoss()));
        line(yaml, "confirmedDeviation", number(outcome.validationDeviation()));
        // One of an earlier version is written as it was, without.
        if (summary.table() != null) {
            line(yaml, "table", Json.compact(summary.table()));
            line(yaml, "seal", Json.compact(sealOf(searchKeys(file.toString(), yaml.toString()))));
        }
        AtomicFiles.write(file, yaml.toString());
    }

    private static void append(StringBuilder yaml, String key, Map<String, ?> values, String indent) {
        yaml.append(indent).append(key).append(":\n");
        values.forEach((name, value) -> yaml.append(indent)
                .append("  ")
                .append(name)
                .append(": ")
                .append(value instanceof Double number ? number(number) : value)
                .append('\n'));
    }

    private static void line(StringBuilder yaml, String key, @Nullable Object value) {
        yaml.append("  ").append(key).append(": ").append(value).append('\n');
    }

    private static void optionalLine(StringBuilder yaml, String key, @Nullable Object value) {
        if (value != null) {
            line(yaml, key, value);
        }
    }

    private static String number(@Nullable Double value) {
        return value == null ? "null" : Json.number(value);
    }
}
