package org.lodo.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.lodo.bench.io.AtomicFiles;
import org.lodo.bench.io.Json;
import org.lodo.bench.jmh.MultiplyAddBenchmark;
import org.lodo.bench.jmh.NetworkGradientBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;
import org.lodo.bench.run.Environment;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * The results of JMH as a table, with time for each parameter, and the streaming bandwidth and the floating-point rate of the
 * same run, where a multiply-add counts as two operations.
 */
public final class PerformanceReport {

    private static final double PER_MICROSECOND_IN_GIGA_PER_SECOND = 1e-3;

    private static final double MEDIAN = 50;

    private PerformanceReport() {}

    /**
     * Writes {@code report.md} and {@code results.json}, which is JMH's own file without the place where Java is installed.
     *
     * @param results what JMH measured, in microseconds an operation
     * @param raw JMH's file
     * @param environment what was measured
     * @param folder where to
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(Collection<RunResult> results, Path raw, Environment environment, Path folder)
            throws IOException {
        JsonNode benchmarks = Json.read(raw, JsonNode.class);
        benchmarks.forEach(benchmark -> ((ObjectNode) benchmark).remove("jvm"));
        AtomicFiles.write(folder.resolve("results.json"), Json.pretty(benchmarks));
        StringBuilder text = new StringBuilder();
        text.append("# Speed\n\n");
        text.append(String.format(
                Locale.ROOT,
                "Java %s on %d × %s, %s; commit `%s`%s, code digest `%s`.%n%n",
                environment.java(),
                environment.processors(),
                environment.processor(),
                environment.operatingSystem(),
                environment.commit(),
                Boolean.TRUE.equals(environment.uncommittedChanges()) ? " with uncommitted changes" : "",
                environment.codeDigest().substring(0, 16)));
        text.append("Times are medians over iterations, which other work on the machine disturbs less than means.\n\n");
        text.append("| benchmark | parameters | µs an operation | least … most | ns a variable | GB/s | GFLOP/s |\n");
        text.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        for (RunResult result : results) {
            text.append(row(result)).append('\n');
        }
        Path file = folder.resolve("report.md");
        AtomicFiles.write(file, text.toString().replace(System.lineSeparator(), "\n"));
        return file;
    }

    private static String row(RunResult result) {
        Statistics statistics = result.getPrimaryResult().getStatistics();
        double time = statistics.getPercentile(MEDIAN);
        String name = result.getParams().getBenchmark();
        String parameters = result.getParams().getParamsKeys().stream()
                .map(key -> key + " " + result.getParams().getParam(key))
                .collect(Collectors.joining(", "));
        OptionalDouble dimension = result.getParams().getParamsKeys().contains("dimension")
                ? OptionalDouble.of(Double.parseDouble(result.getParams().getParam("dimension")))
                : OptionalDouble.empty();
        boolean isStreaming = name.startsWith(StreamingBenchmark.class.getName());
        double bytes = (double) StreamingBenchmark.BYTES_PER_OPERATION
                * result.getParams().getThreads();
        double multiplyAdds = multiplyAdds(result);
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f … %.1f | %s | %s | %s |",
                name.replaceFirst("^.*\\.(\\w+\\.\\w+)$", "$1"),
                parameters,
                time,
                statistics.getMin(),
                statistics.getMax(),
                dimension.isPresent() ? String.format(Locale.ROOT, "%.0f", 1000 * time / dimension.getAsDouble()) : "",
                isStreaming
                        ? String.format(Locale.ROOT, "%.1f", bytes / time * PER_MICROSECOND_IN_GIGA_PER_SECOND)
                        : "",
                multiplyAdds == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, "%.1f", 2 * multiplyAdds / time * PER_MICROSECOND_IN_GIGA_PER_SECOND));
    }

    /** How many an operation makes, or 0 where nobody counted. */
    private static double multiplyAdds(RunResult result) {
        String name = result.getParams().getBenchmark();
        if (name.startsWith(MultiplyAddBenchmark.class.getName())) {
            return (double) MultiplyAddBenchmark.MULTIPLY_ADDS_PER_OPERATION
                    * result.getParams().getThreads();
        }
        if (name.equals(NetworkGradientBenchmark.class.getName() + ".lossAndGradient")) {
            return (double) NetworkGradientBenchmark.MULTIPLY_ADDS_PER_IMAGE
                    * Integer.parseInt(result.getParams().getParam("batch"));
        }
        return 0;
    }
}
