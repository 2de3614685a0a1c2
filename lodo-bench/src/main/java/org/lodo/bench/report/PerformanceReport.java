package org.lodo.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lodo.bench.jmh.BowlBenchmark;
import org.lodo.bench.jmh.MultiplyAddBenchmark;
import org.lodo.bench.jmh.NetworkGradientBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.Project;
import org.lodo.engine.run.Environment;

/**
 * The results of JMH: the bounds of the machine, how near to them a step of LODO comes, the ratios against peers, how cost grows
 * with n, and every time. Parts of which nothing was measured are left out.
 */
public final class PerformanceReport {

    private final Timings timings;
    private final MarkdownText text = new MarkdownText();

    private PerformanceReport(Timings timings) {
        this.timings = timings;
    }

    /**
     * Writes {@code report.md} and {@code results.json}, which is JMH's own file without the place where Java is installed.
     *
     * @param jmh JMH's file, with times in microseconds an operation
     * @param environment what was measured
     * @param folder where to
     * @return the report's file
     * @throws IOException if it cannot be written
     */
    public static Path write(JsonNode jmh, Environment environment, Path folder) throws IOException {
        jmh.forEach(entry -> removePlaces((ObjectNode) entry));
        AtomicFiles.write(folder.resolve("results.json"), Json.pretty(jmh));
        Path file = folder.resolve("report.md");
        AtomicFiles.write(file, new PerformanceReport(new Timings(jmh)).text(environment));
        if (folder.toAbsolutePath().startsWith(Project.reports())) {
            IndexPage.write(Project.reports());
        }
        return file;
    }

    /** Of what Java was started with, only the options that bear on speed stay. */
    private static void removePlaces(ObjectNode entry) {
        entry.remove("jvm");
        ArrayNode options = entry.arrayNode();
        for (JsonNode option : entry.path("jvmArgs")) {
            if (option.asText().startsWith("-X")) {
                options.add(option);
            }
        }
        entry.set("jvmArgs", options);
    }

    private String text(Environment environment) {
        text.line("# Speed");
        text.line("");
        text.paragraph(
                "Java %s on %d × %s, %s; commit `%s`%s, code digest `%s`.",
                environment.java(),
                environment.processors(),
                environment.processor(),
                environment.operatingSystem(),
                environment.commit(),
                Boolean.TRUE.equals(environment.uncommittedChanges()) ? " with uncommitted changes" : "",
                environment.codeDigest().substring(0, 16));
        text.line(
                "Bounds, shares and ratios compare the least times of all iterations, as other work on the machine can only add to a time; "
                        + "the table at the end has medians.");
        machine();
        RooflineSection.write(text, timings);
        PeerSection.write(text, timings);
        GrowthSection.write(text, timings);
        bowl();
        everything();
        return text.toString();
    }

    private void machine() {
        Collection<Integer> threads = timings.all().stream()
                .filter(timing -> timing.benchmark().startsWith(StreamingBenchmark.class.getName())
                        || timing.benchmark().startsWith(MultiplyAddBenchmark.class.getName()))
                .map(Timing::jmhThreads)
                .collect(Collectors.toCollection(TreeSet::new));
        if (threads.isEmpty()) {
            return;
        }
        text.heading("The machine's bounds, in this run");
        text.line(
                "| threads | reading, GB/s | updating in place, GB/s | STREAM triad, GB/s | multiply-adds, GFLOP/s |");
        text.line("| ---: | ---: | ---: | ---: | ---: |");
        for (int count : threads) {
            text.line(
                    "| %d | %s | %s | %s | %s |",
                    count,
                    one(timings.bandwidth(Streaming.READ, count)),
                    one(timings.bandwidth(Streaming.UPDATE, count)),
                    one(timings.bandwidth(Streaming.TRIAD, count)),
                    one(timings.peak(count)));
        }
        text.line("");
        text.line(
                "Updating in place is the traffic of Adam, three arrays read and written and one read. Bytes are counted as STREAM "
                        + "counts them, so what is written without having been read costs more than it counts.");
    }

    private void bowl() {
        for (Timing step : timings.of(BowlBenchmark.class, "step")) {
            text.heading("The bowl, end to end");
            text.line(
                    "LODO with n = 100 on one thread, draws and gradients included: %,.0f steps a second.",
                    1e6 / step.median());
        }
    }

    private void everything() {
        text.heading("All times");
        text.line(
                "| benchmark | parameters | µs an operation | least … most | ns a variable | GB/s at the least | GFLOP/s at the least |");
        text.line("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        for (Timing timing : timings.all()) {
            text.line(
                    "| %s | %s | %.1f | %.1f … %.1f | %s | %s | %s |",
                    timing.shortName(),
                    timing.parametersInWords(),
                    timing.median(),
                    timing.least(),
                    timing.most(),
                    timing.has("dimension")
                            ? String.format(Locale.ROOT, "%.0f", 1000 * timing.median() / timing.number("dimension"))
                            : "",
                    streaming(timing),
                    gigaflops(timing));
        }
    }

    private String streaming(Timing timing) {
        return Arrays.stream(Streaming.values())
                .filter(kind -> timing.benchmark().startsWith(StreamingBenchmark.class.getName() + "." + kind.method()))
                .map(kind -> one(timings.bandwidth(kind, timing.jmhThreads())))
                .findFirst()
                .orElse("");
    }

    private String gigaflops(Timing timing) {
        if (timing.benchmark().startsWith(MultiplyAddBenchmark.class.getName())) {
            return one(timings.peak(timing.jmhThreads()));
        }
        if (timing.is(NetworkGradientBenchmark.class, "lossAndGradient")) {
            double operations = 2.0 * NetworkGradientBenchmark.MULTIPLY_ADDS_PER_IMAGE * timing.number("batch");
            return one(OptionalDouble.of(Timings.gigaPerSecond(operations, timing.least())));
        }
        return "";
    }

    private static String one(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "";
    }
}
