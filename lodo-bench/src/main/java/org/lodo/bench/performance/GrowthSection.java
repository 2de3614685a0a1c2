package org.lodo.bench.performance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figures;
import org.lodo.bench.jmh.LodoStepBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** How the cost of a LODO step scales with n: time, memory, and the speed-up by threads. */
final class GrowthSection {

    private static final CellFormat RATIO = CellFormat.of("%.2f");

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.number("n", CellFormat.COUNT),
            TableColumn.number("threads", CellFormat.COUNT),
            TableColumn.number("ns per variable, median (min … max)", CellFormat.of("%.0f"))
                    .in("ns")
                    .lessIsBetter(),
            TableColumn.number("bytes held per variable", CellFormat.of("%,.0f"))
                    .in("B"),
            TableColumn.number("KB/s allocated", CellFormat.of("%.1f")).in("KB/s"),
            TableColumn.number("speed-up over 1 thread, medians", RATIO).moreIsBetter(),
            TableColumn.number("least times", RATIO).moreIsBetter());

    private GrowthSection() {}

    static List<Block> of(Timings timings, Figures figures) throws IOException {
        List<Timing> steps = timings.of(LodoStepBenchmark.class, "step");
        if (steps.isEmpty()) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder("growth", COLUMNS);
        for (Timing step : steps) {
            table.row(
                    Cell.number(step.number("dimension")),
                    Cell.number(step.number("threads")),
                    step.cell(1e-3 * step.number("dimension")),
                    Cell.number(held(step).orElse(Double.NaN)),
                    Cell.number(kilobytesAllocatedASecond(step).orElse(Double.NaN)),
                    Cell.number(speedUp(step, timings, Timing::median)),
                    Cell.number(speedUp(step, timings, Timing::least)));
        }
        return List.of(
                Block.section("Scaling of a LODO step"),
                Block.paragraph(
                        "N = 16, k = 4: 128 weights per variable. Bytes held are the optimizer's memory after construction. The"
                                + " allocations that the profiler sees are JMH's own%s; a test ensures that a step allocates nothing.",
                        allocatedByStreaming(timings)),
                Block.table(table.build()),
                Block.figure(figures.draw(
                        "step-by-dimension",
                        "Median time of a step per variable and range over iterations, by dimension and threads",
                        new CurvePlot(
                                "Median time of a LODO step per variable",
                                "n",
                                "ns per variable",
                                Axis.LOG,
                                Axis.LINEAR,
                                curves(steps),
                                List.of()))));
    }

    /** A curve for each number of threads. */
    private static List<Curve> curves(List<Timing> steps) {
        List<Curve> curves = new ArrayList<>();
        steps.stream().map(step -> step.number("threads")).distinct().forEach(threads -> {
            List<Timing> own = steps.stream()
                    .filter(step -> step.number("threads") == threads)
                    .toList();
            curves.add(new Curve(
                    threads == 1 ? "1 thread" : threads + " threads",
                    own.stream().mapToDouble(step -> step.number("dimension")).toArray(),
                    perVariable(own, Timing::median),
                    perVariable(own, Timing::least),
                    perVariable(own, Timing::most)));
        });
        return curves;
    }

    /** In nanoseconds. */
    private static double[] perVariable(List<Timing> steps, ToDoubleFunction<Timing> time) {
        return steps.stream()
                .mapToDouble(step -> 1000 * time.applyAsDouble(step) / step.number("dimension"))
                .toArray();
    }

    private static OptionalDouble held(Timing step) {
        return step.held().isPresent()
                ? OptionalDouble.of(step.held().getAsDouble() / step.number("dimension"))
                : OptionalDouble.empty();
    }

    private static double speedUp(Timing step, Timings timings, ToDoubleFunction<Timing> time) {
        return timings.find(
                        step.className(),
                        step.method(),
                        Map.of("dimension", step.parameters().get("dimension"), "threads", "1"))
                .map(alone -> time.applyAsDouble(alone) / time.applyAsDouble(step))
                .orElse(Double.NaN);
    }

    private static OptionalDouble kilobytesAllocatedASecond(Timing timing) {
        return timing.allocated().isPresent()
                ? OptionalDouble.of(1e3 * timing.allocated().getAsDouble() / timing.median())
                : OptionalDouble.empty();
    }

    /** The allocation rate of loops over arrays, which allocate nothing themselves. */
    private static String allocatedByStreaming(Timings timings) {
        OptionalDouble most = timings.all().stream()
                .filter(timing -> timing.benchmark().startsWith(StreamingBenchmark.class.getName()))
                .flatMapToDouble(timing -> kilobytesAllocatedASecond(timing).stream())
                .max();
        return most.isPresent()
                ? String.format(Locale.ROOT, ", up to %.1f KB/s in the streaming loops as well", most.getAsDouble())
                : "";
    }
}
