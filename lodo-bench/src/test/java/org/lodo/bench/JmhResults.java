package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The output of JMH, read independently of the classes of the report. */
final class JmhResults {

    private final JsonNode entries;

    JmhResults(Path file) throws IOException {
        entries = new ObjectMapper().readTree(file.toFile());
    }

    /** The time of the fastest iteration, in microseconds per operation. */
    double fastest(String benchmark, Map<String, Object> parameters) {
        return percentile(benchmark, parameters, "0.0");
    }

    /** The median time of the iterations, in microseconds per operation. */
    double median(String benchmark, Map<String, Object> parameters) {
        return percentile(benchmark, parameters, "50.0");
    }

    /** The time of the slowest iteration, in microseconds per operation. */
    double slowest(String benchmark, Map<String, Object> parameters) {
        return percentile(benchmark, parameters, "100.0");
    }

    private double percentile(String benchmark, Map<String, Object> parameters, String percent) {
        JsonNode metric = entry(benchmark, parameters).required("primaryMetric");
        assertThat(metric.required("scoreUnit").asText()).as(benchmark).isEqualTo("us/op");
        return metric.required("scorePercentiles").required(percent).asDouble();
    }

    private JsonNode entry(String benchmark, Map<String, Object> parameters) {
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.required("benchmark").asText().endsWith("." + benchmark))
                .filter(entry -> parameters.entrySet().stream()
                        .allMatch(parameter -> entry.path("params")
                                .path(parameter.getKey())
                                .asText()
                                .equals(String.valueOf(parameter.getValue()))))
                .findFirst()
                .orElseThrow(() -> new AssertionError(benchmark + " with " + parameters + " was not measured"));
    }
}
