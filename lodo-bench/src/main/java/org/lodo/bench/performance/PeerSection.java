package org.lodo.bench.performance;

import java.util.List;
import java.util.Optional;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** Times of the same computations in PyTorch, and their ratios to ours. */
final class PeerSection {

    /** The prefix of the names of benchmark classes that measure PyTorch; the rest is the name of our benchmark class. */
    private static final String PEER = "PyTorch";

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.words("work"),
            TableColumn.words("parameters of PyTorch"),
            TableColumn.number("ours, ms", CellFormat.of("%.1f")).in("ms").lessIsBetter(),
            TableColumn.number("PyTorch, ms", CellFormat.of("%.1f")).in("ms").lessIsBetter(),
            TableColumn.number("PyTorch / ours", CellFormat.of("%.1f ×")).moreIsBetter());

    private PeerSection() {}

    static List<Block> of(Timings timings) {
        List<Timing> peers = timings.all().stream()
                .filter(timing -> timing.className().startsWith(PEER))
                .toList();
        if (peers.isEmpty()) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder("against-pytorch", COLUMNS);
        for (Timing peer : peers) {
            ours(peer, timings)
                    .ifPresent(ours -> table.row(
                            Cell.words(ours.shortName()),
                            Cell.words(peer.parametersInWords()),
                            Cell.number(1e-3 * ours.least()),
                            Cell.number(1e-3 * peer.least()),
                            Cell.number(peer.least() / ours.least())));
        }
        return List.of(
                Block.section("Against PyTorch"),
                Block.paragraph(
                        "The same computations in PyTorch (eager mode, through DJL), checked to give the same numbers and timed in the same"
                                + " run with the same number of threads: PLAIN uses the operations of the reference implementation, TUNED the fastest"
                                + " that were found. The suite computes in float64 throughout."),
                Block.table(table.build()));
    }

    /** Our benchmark with the same parameters; the peer may have others besides, such as its precision. */
    private static Optional<Timing> ours(Timing peer, Timings timings) {
        return timings.all().stream()
                .filter(timing -> timing.className().equals(peer.className().substring(PEER.length()))
                        && timing.method().equals(peer.method())
                        && peer.parameters()
                                .entrySet()
                                .containsAll(timing.parameters().entrySet()))
                .findFirst();
    }
}
