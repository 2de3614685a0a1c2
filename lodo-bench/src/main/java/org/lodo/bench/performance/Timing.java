package org.lodo.bench.performance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.lodo.bench.document.Bar;
import org.lodo.bench.table.Cell;

/**
 * The measurements of a benchmark with given parameters.
 *
 * @param benchmark its full name
 * @param jmhThreads the number of threads that called it concurrently
 * @param parameters by name, in JMH's order
 * @param median the median time over iterations, in microseconds per operation
 * @param least the minimum over iterations
 * @param most the maximum over iterations
 * @param iterations the time of each iteration, in the order in which they were measured; empty if only percentiles are known
 * @param allocated bytes allocated per operation, if profiled
 * @param held bytes held by the object under test, if the benchmark reports them
 */
record Timing(
        String benchmark,
        int jmhThreads,
        Map<String, String> parameters,
        double median,
        double least,
        double most,
        List<Double> iterations,
        OptionalDouble allocated,
        OptionalDouble held) {

    /** Copies the list. */
    Timing {
        iterations = List.copyOf(iterations);
    }

    /** Reads an entry of JMH's results. */
    static Timing of(JsonNode entry) {
        JsonNode metric = entry.required("primaryMetric");
        JsonNode percentiles = metric.required("scorePercentiles");
        Map<String, String> parameters = new LinkedHashMap<>();
        entry.path("params")
                .properties()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().asText()));
        if (!metric.required("scoreUnit").asText().equals("us/op")) {
            throw new IllegalArgumentException(
                    "the unit of " + entry.required("benchmark").asText() + " is "
                            + metric.required("scoreUnit").asText() + ": must be us/op");
        }
        return new Timing(
                name(entry),
                (int) number(entry, "threads"),
                parameters,
                number(percentiles, "50.0"),
                number(percentiles, "0.0"),
                number(percentiles, "100.0"),
                iterations(metric.path("rawData")),
                first(entry.path("secondaryMetrics").path("gc.alloc.rate.norm"), true),
                first(entry.path("secondaryMetrics").path("heldBytes"), false));
    }

    /** Those of all forks, one after the other. */
    private static List<Double> iterations(JsonNode forks) {
        List<Double> times = new ArrayList<>();
        forks.forEach(fork -> fork.forEach(time -> times.add(time.asDouble())));
        return times;
    }

    private static String name(JsonNode entry) {
        String name = entry.required("benchmark").asText();
        if (!name.matches("(\\w+\\.)+\\w+")) {
            throw new IllegalArgumentException("benchmark = " + name + ": must be the name of a method");
        }
        return name;
    }

    private static double number(JsonNode node, String key) {
        JsonNode value = node.required(key);
        if (!value.isNumber() || !(value.asDouble() > 0) || !Double.isFinite(value.asDouble())) {
            throw new IllegalArgumentException(key + " = " + value + ": must be a positive number");
        }
        return value.asDouble();
    }

    /** The score, or the first iteration of a counter that JMH sums over iterations. */
    private static OptionalDouble first(JsonNode metric, boolean isMean) {
        JsonNode value =
                isMean ? metric.path("score") : metric.path("rawData").path(0).path(0);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    /** The median with the range of the iterations, in a unit of so many microseconds. */
    Cell cell(double unit) {
        return Cell.number(median / unit).within(least / unit, most / unit);
    }

    /** The bar of the median, where the full width is a time. */
    Bar bar(double whole) {
        return new Bar(least, median, most, iterations, whole);
    }

    /** Class and method. */
    String shortName() {
        return benchmark.replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1");
    }

    boolean is(Class<?> type, String method) {
        return benchmark.equals(type.getName() + "." + method);
    }

    boolean has(String parameter) {
        return parameters.containsKey(parameter);
    }

    int number(String parameter) {
        return Integer.parseInt(parameters.get(parameter));
    }

    /** Names and values. */
    String parametersInWords() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The class without package and method. */
    String className() {
        return shortName().substring(0, shortName().indexOf('.'));
    }

    /** The method without its class. */
    String method() {
        return shortName().substring(shortName().indexOf('.') + 1);
    }
}
