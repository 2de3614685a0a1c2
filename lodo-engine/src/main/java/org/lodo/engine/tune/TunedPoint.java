package org.lodo.engine.tune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.yaml.YamlText;

/**
 * Hyper-parameters that a search has found, as they stand in a small text file that people may edit.
 *
 * @param optimizer its name in the catalog
 * @param settings the hyper-parameters that studies take
 * @param search what finding them took; null in a file that a person wrote
 */
public record TunedPoint(String optimizer, Map<String, Object> settings, Cost search) {

    /**
     * What a search took, and what it led to.
     *
     * @param tuning the tuning's name
     * @param problem the problem's name in the catalog
     * @param problemSettings its settings
     * @param command how to search again
     * @param found the hyper-parameters as the search left them
     * @param generations how many generations it had
     * @param population how many runs each of them
     * @param runs how many runs were made to find them
     * @param failed how many of these failed
     * @param steps their steps
     * @param gradients their evaluations of value and gradient
     * @param hessianProducts their products of the Hessian with a vector
     * @param seconds the time of all of them added up, which went on side by side
     * @param horizon how many steps a run of the last generation made
     * @param lastGenerationLoss mean loss of the runs of the last generation that did not fail; null if all did
     * @param confirmedLoss mean loss of fresh runs at the point over the same horizon; null if one failed
     * @param confirmedDeviation their standard deviation
     */
    public record Cost(
            String tuning,
            String problem,
            Map<String, Object> problemSettings,
            String command,
            Map<String, Double> found,
            Long generations,
            Long population,
            Long runs,
            Long failed,
            Long steps,
            Long gradients,
            Long hessianProducts,
            Double seconds,
            Long horizon,
            Double lastGenerationLoss,
            Double confirmedLoss,
            Double confirmedDeviation) {

        /** What a report cannot do without; a person may have deleted it. */
        private List<Object> needed() {
            return Arrays.asList(
                    tuning,
                    problem,
                    problemSettings,
                    command,
                    found,
                    generations,
                    population,
                    runs,
                    failed,
                    steps,
                    gradients,
                    hessianProducts,
                    seconds,
                    horizon);
        }
    }

    /**
     * @return whether a person changed what the search had found, or wrote the whole file
     */
    public boolean isEdited() {
        return search == null || !holds(search.found());
    }

    /**
     * @param hyperParameters hyper-parameters by name
     * @return whether every one of this point has the same value there
     */
    public boolean agreesWith(Map<String, ?> hyperParameters) {
        return settings.entrySet().stream()
                .allMatch(setting -> isSame(setting.getValue(), hyperParameters.get(setting.getKey())));
    }

    private boolean holds(Map<String, Double> found) {
        return settings.keySet().equals(found.keySet()) && agreesWith(found);
    }

    private static boolean isSame(Object one, Object other) {
        boolean areNumbers = one instanceof Number && other instanceof Number;
        return areNumbers ? ((Number) one).doubleValue() == ((Number) other).doubleValue() : Objects.equals(one, other);
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
        if (point.search() != null && point.search().needed().contains(null)) {
            throw new UsageException(
                    file + ": search: must be whole as tune left it, or be left out with all that stands below it");
        }
        return point;
    }

    /**
     * Writes the point.
     *
     * @param file replaced
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# Studies read the settings; they may be edited. What the search left stands below.\n");
        yaml.append("optimizer: ").append(optimizer).append('\n');
        append(yaml, "settings", settings, "");
        Cost cost = Objects.requireNonNull(search, "search");
        yaml.append("search:\n");
        line(yaml, "tuning", cost.tuning());
        line(yaml, "problem", cost.problem());
        line(yaml, "problemSettings", Json.compact(cost.problemSettings()));
        line(yaml, "command", Json.compact(cost.command()));
        append(yaml, "found", cost.found(), "  ");
        line(yaml, "generations", cost.generations());
        line(yaml, "population", cost.population());
        line(yaml, "runs", cost.runs());
        line(yaml, "failed", cost.failed());
        line(yaml, "steps", cost.steps());
        line(yaml, "gradients", cost.gradients());
        line(yaml, "hessianProducts", cost.hessianProducts());
        line(yaml, "seconds", number(cost.seconds()));
        line(yaml, "horizon", cost.horizon());
        line(yaml, "lastGenerationLoss", number(cost.lastGenerationLoss()));
        line(yaml, "confirmedLoss", number(cost.confirmedLoss()));
        line(yaml, "confirmedDeviation", number(cost.confirmedDeviation()));
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

    private static void line(StringBuilder yaml, String key, Object value) {
        yaml.append("  ").append(key).append(": ").append(value).append('\n');
    }

    private static String number(Double value) {
        return value == null ? "null" : Json.number(value);
    }
}
