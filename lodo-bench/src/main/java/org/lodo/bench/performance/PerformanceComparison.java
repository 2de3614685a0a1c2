package org.lodo.bench.performance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lodo.bench.document.Bar;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.report.Provenance;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.ReportFolder;

/** Compares two runs of the benchmarks: of two versions, or on two machines. */
public final class PerformanceComparison {

    private static final CellFormat TENTHS = CellFormat.of("%.1f");

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.words("benchmark"),
            TableColumn.words("parameters"),
            TableColumn.words("run"),
            TableColumn.number("median µs/op", TENTHS).in("µs").lessIsBetter(),
            TableColumn.number("min … max", TENTHS).in("µs"),
            TableColumn.number("B / A, medians", CellFormat.of("%.2f")),
            TableColumn.words("verdict"));

    /** The index of the column with the medians. */
    private static final int MEDIAN = 3;

    private PerformanceComparison() {}

    /** A benchmark with the same parameters in both runs. */
    private record Pair(Timing first, Timing second) {

        double ratio() {
            return second.median() / first.median();
        }

        /** Iterations of a run depend on each other, so that no test of them as a sample is valid; ranges apart are plain. */
        String verdict() {
            if (second.most() < first.least()) {
                return "B faster";
            }
            return first.most() < second.least() ? "A faster" : "ranges overlap";
        }
    }

    /**
     * Writes the comparison.
     *
     * @param first the folder of the results A
     * @param second the folder of the results B, compared with A
     * @param command the command that compares them
     * @param formats the formats of exported tables
     * @param folder where the comparison is written
     * @return the verdict in a sentence
     * @throws org.lodo.engine.catalog.UsageException if a stored file is damaged
     * @throws IOException if a file cannot be read or written
     */
    public static String write(
            ReportFolder first, ReportFolder second, String command, Set<TableFormat> formats, ReportFolder folder)
            throws IOException {
        PerformanceReport.Stored one = PerformanceReport.stored(first);
        PerformanceReport.Stored other = PerformanceReport.stored(second);
        List<Pair> pairs = one.timings().all().stream()
                .flatMap(timing -> same(timing, other.timings()).map(match -> new Pair(timing, match)).stream())
                .toList();
        List<Block> blocks = new ArrayList<>(List.of(
                Block.paragraph("**%s**", verdict(pairs)),
                Block.paragraph(ReportFolder.MADE_BY + "`%s`.", command),
                new Block.Bullets(List.of(origin("A", one), origin("B", other)))));
        if (!pairs.isEmpty()) {
            blocks.add(Block.section("Times"));
            blocks.add(Block.paragraph(
                    "Only benchmarks with the same parameters in both runs. A verdict needs ranges over iterations that do not overlap:"
                            + " the iterations of a process depend on each other. A bar is the median, the line through it the range, a tick an"
                            + " iteration; the two bars of a benchmark have the same scale."));
            blocks.add(new Block.Barred(table(pairs), MEDIAN, bars(pairs)));
        }
        DocumentWriter.write(new Document("Speed: two runs", blocks), command, formats, folder);
        return verdict(pairs);
    }

    private static Optional<Timing> same(Timing timing, Timings others) {
        return others.all().stream()
                .filter(other -> other.benchmark().equals(timing.benchmark())
                        && other.jmhThreads() == timing.jmhThreads()
                        && other.parameters().equals(timing.parameters()))
                .findFirst();
    }

    private static String origin(String name, PerformanceReport.Stored side) {
        return name + ": `" + side.command() + "`. " + Provenance.of(side.environment());
    }

    private static String verdict(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return "No benchmark was measured with the same parameters in both runs.";
        }
        long faster =
                pairs.stream().filter(pair -> pair.verdict().equals("B faster")).count();
        long slower =
                pairs.stream().filter(pair -> pair.verdict().equals("A faster")).count();
        return "B is faster in " + faster + ", slower in " + slower + " of " + pairs.size()
                + " benchmarks; the ranges of the others overlap.";
    }

    private static ReportTable table(List<Pair> pairs) {
        ReportTable.Builder table = new ReportTable.Builder("two-runs", COLUMNS);
        for (Pair pair : pairs) {
            Timing a = pair.first();
            Timing b = pair.second();
            table.row(
                    Cell.words(a.shortName()),
                    Cell.words(a.parametersInWords()),
                    Cell.words("A"),
                    Cell.number(a.median()),
                    Cell.range(a.least(), a.most()),
                    Cell.words(""),
                    Cell.words(""));
            table.row(
                    Cell.words(b.shortName()),
                    Cell.words(b.parametersInWords()),
                    Cell.words("B"),
                    Cell.number(b.median()),
                    Cell.range(b.least(), b.most()),
                    Cell.number(pair.ratio()),
                    Cell.words(pair.verdict()));
        }
        return table.build();
    }

    private static List<Bar> bars(List<Pair> pairs) {
        return pairs.stream()
                .flatMap(pair -> {
                    double whole = Math.max(pair.first().most(), pair.second().most());
                    return Stream.of(pair.first().bar(whole), pair.second().bar(whole));
                })
                .toList();
    }
}
