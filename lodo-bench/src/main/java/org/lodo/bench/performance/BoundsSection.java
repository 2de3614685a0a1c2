package org.lodo.bench.performance;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lodo.bench.document.Block;
import org.lodo.bench.jmh.MultiplyAddBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** The bounds of the machine: memory bandwidth and peak rate of multiply-adds, by number of threads. */
final class BoundsSection {

    private static final CellFormat TENTHS = CellFormat.of("%.1f");

    private static final List<TableColumn> BOUNDS = List.of(
            TableColumn.number("threads", CellFormat.COUNT),
            TableColumn.number("reading, GB/s", TENTHS).in("GB/s").moreIsBetter(),
            TableColumn.number("updating in place, GB/s", TENTHS).in("GB/s").moreIsBetter(),
            TableColumn.number("STREAM triad, GB/s", TENTHS).in("GB/s").moreIsBetter(),
            TableColumn.number("multiply-adds, GFLOP/s", TENTHS).in("GFLOP/s").moreIsBetter());

    private BoundsSection() {}

    static List<Block> of(Timings timings) {
        Collection<Integer> threads = timings.all().stream()
                .filter(timing -> timing.benchmark().startsWith(StreamingBenchmark.class.getName())
                        || timing.benchmark().startsWith(MultiplyAddBenchmark.class.getName()))
                .map(Timing::jmhThreads)
                .collect(Collectors.toCollection(TreeSet::new));
        if (threads.isEmpty()) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder("bounds", BOUNDS);
        for (int count : threads) {
            table.row(
                    Cell.number(count),
                    cell(timings.bandwidth(Streaming.READ, count)),
                    cell(timings.bandwidth(Streaming.UPDATE, count)),
                    cell(timings.bandwidth(Streaming.TRIAD, count)),
                    cell(timings.peak(count)));
        }
        return List.of(
                Block.section("Bounds of the machine in this run"),
                Block.table(table.build()),
                Block.paragraph(
                        "Updating in place has the memory traffic of Adam: three arrays are read and written, one is read. Bytes are counted"
                                + " as in STREAM, without the reads that a write to an uncached line may cause."));
    }

    private static Cell cell(OptionalDouble value) {
        return Cell.number(value.orElse(Double.NaN));
    }
}
