package org.lodo.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.lodo.bench.jmh.LodoStepBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;

/** How a step of LODO grows with n: time, memory, and what a second thread is worth. */
final class GrowthSection {

    private GrowthSection() {}

    static void write(MarkdownText text, Timings timings) {
        List<Timing> steps = timings.of(LodoStepBenchmark.class, "step");
        if (steps.isEmpty()) {
            return;
        }
        text.heading("How a step of LODO grows");
        text.paragraph(
                "N = 16, k = 4: 128 weights a variable. Bytes held are what the optimizer occupies when it is built. What the "
                        + "profiler sees allocated is JMH's own%s; that a step allocates nothing is held by a test.",
                allocatedByStreaming(timings));
        text.line(
                "| n | threads | ns a variable | bytes held a variable | KB allocated a second | times as fast as 1 thread |");
        text.line("| ---: | ---: | ---: | ---: | ---: | ---: |");
        for (Timing step : steps) {
            text.line(
                    "| %,d | %d | %.0f | %s | %s | %s |",
                    step.number("dimension"),
                    step.number("threads"),
                    1000 * step.least() / step.number("dimension"),
                    format("%,.0f", held(step)),
                    format("%.1f", kilobytesAllocatedASecond(step)),
                    format("%.2f", speedUp(step, timings)));
        }
    }

    private static OptionalDouble held(Timing step) {
        return step.held().isPresent()
                ? OptionalDouble.of(step.held().getAsDouble() / step.number("dimension"))
                : OptionalDouble.empty();
    }

    private static OptionalDouble speedUp(Timing step, Timings timings) {
        return timings.find(
                        step.className(),
                        step.method(),
                        Map.of("dimension", step.parameters().get("dimension"), "threads", "1"))
                .map(alone -> OptionalDouble.of(alone.least() / step.least()))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble kilobytesAllocatedASecond(Timing timing) {
        return timing.allocated().isPresent()
                ? OptionalDouble.of(1e3 * timing.allocated().getAsDouble() / timing.median())
                : OptionalDouble.empty();
    }

    /** The loops over arrays allocate nothing either. */
    private static String allocatedByStreaming(Timings timings) {
        OptionalDouble most = timings.all().stream()
                .filter(timing -> timing.benchmark().startsWith(StreamingBenchmark.class.getName()))
                .flatMapToDouble(timing -> kilobytesAllocatedASecond(timing).stream())
                .max();
        return most.isPresent()
                ? String.format(
                        Locale.ROOT, ", up to %.1f KB a second in the loops of streaming as well", most.getAsDouble())
                : "";
    }

    private static String format(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }
}
