package org.lodo.bench.report;

import java.util.List;
import java.util.Optional;

/** Ratios against the same work done by others. */
final class PeerSection {

    /** What the names of classes that measure a peer's way begin with; the rest is the name of ours. */
    private static final String PEER = "PyTorch";

    private PeerSection() {}

    static void write(MarkdownText text, Timings timings) {
        List<Timing> peers = timings.all().stream()
                .filter(timing -> timing.className().startsWith(PEER))
                .toList();
        if (peers.isEmpty()) {
            return;
        }
        text.heading("Against PyTorch");
        text.paragraph(
                "The same work in PyTorch, eager, through DJL, checked to give the same numbers and timed in the same run "
                        + "on as many threads: PLAIN in the reference's operations, TUNED in the fastest that were found. The suite computes in "
                        + "float64 throughout.");
        text.line("| work | parameters of PyTorch | ours, ms | PyTorch, ms | PyTorch takes |");
        text.line("| --- | --- | ---: | ---: | ---: |");
        for (Timing peer : peers) {
            ours(peer, timings)
                    .ifPresent(ours -> text.line(
                            "| %s.%s | %s | %.1f | %.1f | %.1f × as long |",
                            ours.className(),
                            ours.method(),
                            peer.parametersInWords(),
                            1e-3 * ours.least(),
                            1e-3 * peer.least(),
                            peer.least() / ours.least()));
        }
    }

    /** A peer has parameters besides ours, such as its precision. */
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
