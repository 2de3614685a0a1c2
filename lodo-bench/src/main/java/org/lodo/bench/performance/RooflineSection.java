package org.lodo.bench.performance;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.lodo.LodoConfig;
import org.lodo.bench.document.Block;
import org.lodo.bench.jmh.LodoStepBenchmark;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** The roofline of a LODO step: its time compared with the bounds by memory and by arithmetic. */
final class RooflineSection {

    /** Steps that move at least this many bytes have weights and averages larger than any current cache. */
    private static final double MIN_BEYOND_CACHES = 1e9;

    private static final CellFormat PERCENT =
            new CellFormat(share -> Numbers.with(Numbers.count(Math.round(100 * share)), "%"), "");

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.number("n", CellFormat.COUNT),
            TableColumn.number("threads", CellFormat.COUNT),
            TableColumn.number("least ms per step", CellFormat.of("%.1f"))
                    .in("ms")
                    .lessIsBetter(),
            TableColumn.number("MB moved", CellFormat.of("%,.0f")).in("MB"),
            TableColumn.number("operations per byte", CellFormat.of("%.2f")),
            TableColumn.number("ms by memory", CellFormat.of("%.1f")).in("ms"),
            TableColumn.number("ms by arithmetic", CellFormat.of("%.1f")).in("ms"),
            TableColumn.words("bound"),
            TableColumn.number("share of the bound at the least time", PERCENT).moreIsBetter(),
            TableColumn.number("share, all at updating", PERCENT).moreIsBetter(),
            TableColumn.number("share, all at the triad", PERCENT).moreIsBetter());

    private RooflineSection() {}

    static List<Block> of(Timings timings) {
        List<Timing> steps = timings.of(LodoStepBenchmark.class, "step").stream()
                .filter(step -> cost(step).bytes() >= MIN_BEYOND_CACHES)
                .filter(step -> isBounded(step.number("threads"), timings))
                .toList();
        if (steps.isEmpty()) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder("step-against-the-machine", COLUMNS);
        steps.forEach(step -> table.row(row(timings, step)));
        return List.of(
                Block.section("A LODO step against the bounds of the machine"),
                Block.paragraph(
                        "N = 16, k = 4, float64, with weights and averages larger than any cache. `LodoStepCost` counts the bytes and"
                                + " operations that a step needs. The memory bound is the bytes of the three passes that only read weights at the"
                                + " bandwidth of reading, plus those of the pass that updates weights at the bandwidth of updating in place; the"
                                + " arithmetic bound is the operations at peak rate; both with the step's number of threads. The last two columns take"
                                + " all bytes at one bandwidth."),
                Block.table(table.build()));
    }

    private static LodoStepCost cost(Timing step) {
        return LodoStepCost.of(step.number("dimension"), LodoConfig.defaults());
    }

    private static boolean isBounded(int threads, Timings timings) {
        return timings.peak(threads).isPresent()
                && Arrays.stream(Streaming.values())
                        .allMatch(kind -> timings.bandwidth(kind, threads).isPresent());
    }

    private static List<Cell> row(Timings timings, Timing step) {
        LodoStepCost cost = cost(step);
        int threads = step.number("threads");
        double time = 1e-3 * step.least();
        OptionalDouble updating = timings.bandwidth(Streaming.UPDATE, threads);
        double memory = milliseconds(cost.bytesReading(), timings.bandwidth(Streaming.READ, threads))
                + milliseconds(cost.bytesLearning(), updating);
        double arithmetic = milliseconds(cost.operations(), timings.peak(threads));
        return List.of(
                Cell.number(step.number("dimension")),
                Cell.number(threads),
                Cell.number(time),
                Cell.number(1e-6 * cost.bytes()),
                Cell.number(cost.operations() / cost.bytes()),
                Cell.number(memory),
                Cell.number(arithmetic),
                Cell.words(memory >= arithmetic ? "memory" : "arithmetic"),
                Cell.number(Math.max(memory, arithmetic) / time),
                Cell.number(milliseconds(cost.bytes(), updating) / time),
                Cell.number(milliseconds(cost.bytes(), timings.bandwidth(Streaming.TRIAD, threads)) / time));
    }

    private static double milliseconds(double amount, OptionalDouble gigaPerSecond) {
        return 1e-6 * amount / gigaPerSecond.orElseThrow();
    }
}
