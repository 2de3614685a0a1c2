package org.lodo.bench.performance;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.lodo.bench.document.Block;
import org.lodo.bench.jmh.MultiplyAddBenchmark;
import org.lodo.bench.jmh.NetworkGradientBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** The times of all benchmarks, with rates where the work is known. */
final class TimesSection {

    private static final CellFormat TENTHS = CellFormat.of("%.1f");

    private static final List<TableColumn> TIMES = List.of(
            TableColumn.words("benchmark"),
            TableColumn.words("parameters"),
            TableColumn.number("µs/op", TENTHS).in("µs").lessIsBetter(),
            TableColumn.number("min … max", TENTHS).in("µs"),
            TableColumn.number("ns per variable", CellFormat.of("%.0f"))
                    .in("ns")
                    .lessIsBetter(),
            TableColumn.number("GB/s at the minimum", TENTHS).in("GB/s").moreIsBetter(),
            TableColumn.number("GFLOP/s at the minimum", TENTHS).in("GFLOP/s").moreIsBetter());

    private TimesSection() {}

    static List<Block> of(Timings timings) {
        ReportTable.Builder table = new ReportTable.Builder("times", TIMES);
        for (Timing timing : timings.all()) {
            table.row(
                    Cell.words(timing.shortName()),
                    Cell.words(timing.parametersInWords()),
                    Cell.number(timing.median()),
                    Cell.range(timing.least(), timing.most()),
                    Cell.number(
                            timing.has("dimension") ? 1000 * timing.median() / timing.number("dimension") : Double.NaN),
                    streaming(timings, timing),
                    gigaflops(timings, timing));
        }
        return List.of(Block.section("All times"), Block.table(table.build()));
    }

    private static Cell streaming(Timings timings, Timing timing) {
        return Arrays.stream(Streaming.values())
                .filter(kind -> timing.benchmark().startsWith(StreamingBenchmark.class.getName() + "." + kind.method()))
                .map(kind -> cell(timings.bandwidth(kind, timing.jmhThreads())))
                .findFirst()
                .orElse(Cell.number(Double.NaN));
    }

    private static Cell gigaflops(Timings timings, Timing timing) {
        if (timing.benchmark().startsWith(MultiplyAddBenchmark.class.getName())) {
            return cell(timings.peak(timing.jmhThreads()));
        }
        if (timing.is(NetworkGradientBenchmark.class, "lossAndGradient")) {
            double operations = 2.0 * NetworkGradientBenchmark.MULTIPLY_ADDS_PER_IMAGE * timing.number("batch");
            return cell(OptionalDouble.of(Timings.gigaPerSecond(operations, timing.least())));
        }
        return Cell.number(Double.NaN);
    }

    private static Cell cell(OptionalDouble value) {
        return Cell.number(value.orElse(Double.NaN));
    }
}
