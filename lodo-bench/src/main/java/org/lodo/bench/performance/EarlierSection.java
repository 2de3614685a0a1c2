package org.lodo.bench.performance;

import java.util.List;
import java.util.stream.Stream;
import org.lodo.bench.document.Block;
import org.lodo.bench.jmh.EarlierNetworkBenchmark;
import org.lodo.bench.jmh.NetworkGradientBenchmark;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** Loss and gradient of the network by this build beside those of an earlier commit, measured in the same run. */
final class EarlierSection {

    /** In microseconds. */
    private static final double MILLISECOND = 1e3;

    private static final String METHOD = "lossAndGradient";

    private static final CellFormat TENTHS = CellFormat.of("%.1f");

    private static final CellFormat TIMES = CellFormat.of("%.1f ×");

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.number("batch", CellFormat.COUNT),
            TableColumn.number("threads", CellFormat.COUNT),
            TableColumn.number("earlier commit, median ms (min … max)", TENTHS)
                    .in("ms")
                    .lessIsBetter(),
            TableColumn.words("precision of this build"),
            TableColumn.number("this build, median ms (min … max)", TENTHS)
                    .in("ms")
                    .lessIsBetter(),
            TableColumn.number("times as fast, medians", TIMES).moreIsBetter());

    private EarlierSection() {}

    static List<Block> of(Timings timings) {
        ReportTable.Builder table = new ReportTable.Builder("against-an-earlier-commit", COLUMNS);
        for (Timing earlier : timings.of(EarlierNetworkBenchmark.class, METHOD)) {
            for (Timing ours : timings.of(NetworkGradientBenchmark.class, METHOD)) {
                if (isOfAnother(earlier) && isSameWork(earlier, ours)) {
                    table.row(
                            Cell.number(earlier.number("batch")),
                            Cell.number(earlier.number("threads")),
                            earlier.cell(MILLISECOND),
                            Cell.words(ours.parameters().getOrDefault("precision", "")),
                            ours.cell(MILLISECOND),
                            Cell.number(earlier.median() / ours.median()));
                }
            }
        }
        ReportTable compared = table.build();
        return compared.rowCount() == 0
                ? List.of()
                : List.of(
                        Block.section("Against an earlier commit"),
                        Block.paragraph(
                                "Loss and gradient of the network, by this build and by the commit whose compiled checkout the command names,"
                                        + " which is evaluated in double precision. Every measurement has a process of its own."),
                        Block.table(compared));
    }

    /** Without a checkout the benchmark measures this build once more. */
    private static boolean isOfAnother(Timing earlier) {
        return !earlier.parameters().getOrDefault("checkout", "").isEmpty();
    }

    private static boolean isSameWork(Timing earlier, Timing ours) {
        return Stream.of("batch", "threads").allMatch(name -> earlier.number(name) == ours.number(name));
    }
}
