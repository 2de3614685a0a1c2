package org.lodo.bench.performance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodo.bench.document.Bar;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** Times of the same computations in PyTorch, and their ratios to ours. */
final class PeerSection {

    /** The prefix of the names of benchmark classes that measure PyTorch; the rest is the name of our benchmark class. */
    static final String PEER = "PyTorch";

    private static final String PRECISION = "precision";

    /** The precision of our benchmark that PyTorch is compared with. */
    private static final String DOUBLE = "FLOAT64";

    /** In microseconds. */
    private static final double MILLISECOND = 1e3;

    private static final CellFormat TENTHS = CellFormat.of("%.1f");

    private static final CellFormat TIMES = CellFormat.of("%.1f ×");

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.words("work"),
            TableColumn.words("by"),
            TableColumn.number("median ms", TENTHS).in("ms").lessIsBetter(),
            TableColumn.number("min … max", TENTHS).in("ms"),
            TableColumn.number("by this suite's, medians", TIMES).moreIsBetter(),
            TableColumn.number("by this suite's, least times", TIMES).moreIsBetter());

    /** The index of the column with the medians. */
    private static final int MEDIAN = 2;

    private PeerSection() {}

    static List<Block> of(Timings timings) {
        Map<Timing, List<Timing>> peers = new LinkedHashMap<>();
        for (Timing timing : timings.all()) {
            if (timing.className().startsWith(PEER)) {
                ours(timing, timings)
                        .ifPresent(ours -> peers.computeIfAbsent(ours, none -> new ArrayList<>())
                                .add(timing));
            }
        }
        if (peers.isEmpty()) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder("against-pytorch", COLUMNS);
        List<Bar> bars = new ArrayList<>();
        peers.forEach((ours, others) -> {
            double whole = Stream.concat(Stream.of(ours), others.stream())
                    .mapToDouble(Timing::most)
                    .max()
                    .orElseThrow();
            table.row(row(ours, ours, "this suite, float64"));
            bars.add(ours.bar(whole));
            for (Timing other : others) {
                table.row(row(ours, other, form(ours, other)));
                bars.add(other.bar(whole));
            }
        });
        return List.of(
                Block.section("Against PyTorch"),
                Block.paragraph(
                        "The same computations in PyTorch (eager mode, through DJL), checked to give the same numbers and timed in the same"
                                + " run with the same number of threads: PLAIN uses the operations of the reference implementation, TUNED the fastest"
                                + " that were found. The suite computes in float64 throughout. A bar is the median, the line through it the range of"
                                + " the iterations, each of which has a tick."),
                new Block.Barred(table.build(), MEDIAN, bars));
    }

    private static List<Cell> row(Timing ours, Timing timing, String by) {
        boolean isOurs = timing.equals(ours);
        return List.of(
                Cell.words(ours.className().replaceFirst("Benchmark$", "") + ", " + ours.parametersInWords()),
                Cell.words(by),
                Cell.number(timing.median() / MILLISECOND),
                Cell.range(timing.least() / MILLISECOND, timing.most() / MILLISECOND),
                isOurs ? Cell.words("") : Cell.number(timing.median() / ours.median()),
                isOurs ? Cell.words("") : Cell.number(timing.least() / ours.least()));
    }

    /** What distinguishes a peer from others of the same work. */
    private static String form(Timing ours, Timing peer) {
        return peer.parameters().entrySet().stream()
                .filter(parameter ->
                        !ours.has(parameter.getKey()) || parameter.getKey().equals(PRECISION))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", ", PEER + " ", ""));
    }

    /**
     * Our benchmark with the same parameters, in double precision if it has a choice; the peer may have others besides, such as
     * its own precision.
     */
    private static Optional<Timing> ours(Timing peer, Timings timings) {
        return timings.all().stream()
                .filter(timing -> timing.className().equals(peer.className().substring(PEER.length()))
                        && timing.method().equals(peer.method())
                        && isSameWork(timing, peer))
                .findFirst();
    }

    private static boolean isSameWork(Timing ours, Timing peer) {
        Map<String, String> parameters = new LinkedHashMap<>(ours.parameters());
        String precision = parameters.remove(PRECISION);
        return (precision == null || precision.equals(DOUBLE))
                && peer.parameters().entrySet().containsAll(parameters.entrySet());
    }
}
