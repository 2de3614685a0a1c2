package org.lodo.bench.performance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.lodo.bench.document.Block;
import org.lodo.bench.jmh.LodoStepBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** How a step of LODO grows with n: time, memory, and what a second thread is worth. */
final class GrowthSection {

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.number("n", CellFormat.COUNT),
            TableColumn.number("threads", CellFormat.COUNT),
            TableColumn.number("ns a variable", CellFormat.of("%.0f")).in("ns").lessIsBetter(),
            TableColumn.number("bytes held a variable", CellFormat.of("%,.0f")).in("B"),
            TableColumn.number("KB allocated a second", CellFormat.of("%.1f")).in("KB/s"),
            TableColumn.number("times as fast as 1 thread", CellFormat.of("%.2f"))
                    .moreIsBetter());

    private GrowthSection() {}

    static List<Block> of(Timings timings) {
        List<Timing> steps = timings.of(LodoStepBenchmark.class, "step");
        if (steps.isEmpty()) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder("growth", COLUMNS);
        for (Timing step : steps) {
            table.row(
                    Cell.number(step.number("dimension")),
                    Cell.number(step.number("threads")),
                    Cell.number(1000 * step.least() / step.number("dimension")),
                    Cell.number(held(step).orElse(Double.NaN)),
                    Cell.number(kilobytesAllocatedASecond(step).orElse(Double.NaN)),
                    Cell.number(speedUp(step, timings).orElse(Double.NaN)));
        }
        return List.of(
                Block.section("How a step of LODO grows"),
                Block.paragraph(
                        "N = 16, k = 4: 128 weights a variable. Bytes held are what the optimizer occupies when it is built. What the "
                                + "profiler sees allocated is JMH's own%s; that a step allocates nothing is held by a test.",
                        allocatedByStreaming(timings)),
                Block.table(table.build()));
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
}
