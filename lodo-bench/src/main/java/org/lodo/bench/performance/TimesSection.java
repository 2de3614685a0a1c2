package org.lodo.bench.performance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.lodo.bench.document.Bar;
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
            TableColumn.number("median µs/op", TENTHS).in("µs").lessIsBetter(),
            TableColumn.number("min … max", TENTHS).in("µs"),
            TableColumn.number("median ns per variable", CellFormat.of("%.0f"))
                    .in("ns")
                    .lessIsBetter(),
            TableColumn.number("GB/s at the minimum", TENTHS).in("GB/s").moreIsBetter(),
            TableColumn.number("GFLOP/s at the minimum", TENTHS).in("GFLOP/s").moreIsBetter());

    /** The index of the column with the medians. */
    private static final int MEDIAN = 2;

    private static final List<String> SIZES = List.of("dimension", "batch");

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
        return List.of(
                Block.section("All times"),
                Block.paragraph(
                        "A bar is the median, the line through it the range of the iterations, each of which has a tick. Bars of the same"
                                + " benchmark and size have the same scale."),
                new Block.Barred(table.build(), MEDIAN, bars(timings.all())));
    }

    static List<Bar> bars(List<Timing> timings) {
        Map<String, Double> longest = new HashMap<>();
        timings.forEach(timing -> longest.merge(scale(timing), timing.most(), Math::max));
        return timings.stream()
                .map(timing -> timing.bar(longest.getOrDefault(scale(timing), timing.most())))
                .toList();
    }

    /** What times are comparable with: those of the same work, also that of peers. */
    private static String scale(Timing timing) {
        String size = SIZES.stream()
                .filter(timing::has)
                .map(parameter -> timing.parameters().get(parameter))
                .findFirst()
                .orElse("");
        return timing.shortName().replaceFirst("^" + PeerSection.PEER, "") + " " + size;
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
