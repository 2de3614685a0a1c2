package org.lodo.bench.report;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.lodo.LodoConfig;
import org.lodo.bench.jmh.LodoStepBenchmark;
import org.lodo.bench.jmh.LodoStepCost;

/** How near to the machine's bounds a step of LODO comes. */
final class RooflineSection {

    /** So many bytes are moved only by steps whose weights and averages are larger than any cache of today. */
    private static final double MIN_BEYOND_CACHES = 1e9;

    private RooflineSection() {}

    static void write(MarkdownText text, Timings timings) {
        List<Timing> steps = timings.of(LodoStepBenchmark.class, "step").stream()
                .filter(step -> cost(step).bytes() >= MIN_BEYOND_CACHES)
                .filter(step -> isBounded(step.number("threads"), timings))
                .toList();
        if (steps.isEmpty()) {
            return;
        }
        text.heading("A step of LODO against the machine");
        text.paragraph(
                "N = 16, k = 4, float64, where weights and averages fit in no cache. What the step must move and compute is "
                        + "counted in `LodoStepCost`. The bound by memory takes the bytes of the three ways that read at the bandwidth of "
                        + "reading, and those of the way that learns at that of updating in place; arithmetic is operations by peak; both "
                        + "with as many threads as the step has. The last two columns take all bytes at one bandwidth.");
        text.line("| n | threads | ms a step | MB moved | operations a byte | ms by memory | ms by arithmetic | bound "
                + "| share of the bound | share, all at updating | share, all at the triad |");
        text.line("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: | ---: |");
        steps.forEach(step -> row(text, timings, step));
    }

    private static LodoStepCost cost(Timing step) {
        return LodoStepCost.of(step.number("dimension"), LodoConfig.defaults());
    }

    private static boolean isBounded(int threads, Timings timings) {
        return timings.peak(threads).isPresent()
                && Arrays.stream(Streaming.values())
                        .allMatch(kind -> timings.bandwidth(kind, threads).isPresent());
    }

    private static void row(MarkdownText text, Timings timings, Timing step) {
        LodoStepCost cost = cost(step);
        int threads = step.number("threads");
        double time = 1e-3 * step.least();
        OptionalDouble updating = timings.bandwidth(Streaming.UPDATE, threads);
        double memory = milliseconds(cost.bytesReading(), timings.bandwidth(Streaming.READ, threads))
                + milliseconds(cost.bytesLearning(), updating);
        double arithmetic = milliseconds(cost.operations(), timings.peak(threads));
        text.line(
                "| %,d | %d | %.1f | %,.0f | %.2f | %.1f | %.1f | %s | %.0f %% | %.0f %% | %.0f %% |",
                step.number("dimension"),
                threads,
                time,
                1e-6 * cost.bytes(),
                cost.operations() / cost.bytes(),
                memory,
                arithmetic,
                memory >= arithmetic ? "memory" : "arithmetic",
                100 * Math.max(memory, arithmetic) / time,
                100 * milliseconds(cost.bytes(), updating) / time,
                100 * milliseconds(cost.bytes(), timings.bandwidth(Streaming.TRIAD, threads)) / time);
    }

    private static double milliseconds(double amount, OptionalDouble gigaPerSecond) {
        return 1e-6 * amount / gigaPerSecond.orElseThrow();
    }
}
