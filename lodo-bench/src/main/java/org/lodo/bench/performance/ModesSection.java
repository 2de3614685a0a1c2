package org.lodo.bench.performance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** Benchmarks whose iterations fall into two groups, with their iterations in order. */
final class ModesSection {

    /** In microseconds. */
    private static final double MILLISECOND = 1e3;

    private static final CellFormat TENTHS = CellFormat.of("%.1f");

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.words("benchmark"),
            TableColumn.words("parameters"),
            TableColumn.number("fast, ms", TENTHS).in("ms"),
            TableColumn.number("iterations", CellFormat.COUNT),
            TableColumn.number("slow, ms", TENTHS).in("ms"),
            TableColumn.number("iterations", CellFormat.COUNT),
            TableColumn.number("one thread, median ms", TENTHS).in("ms"),
            TableColumn.words("in order, ms"));

    private ModesSection() {}

    static List<Block> of(Timings timings) {
        ReportTable.Builder table = new ReportTable.Builder("two-modes", COLUMNS);
        for (Timing timing : timings.all()) {
            Modes.of(timing.iterations()).ifPresent(modes -> table.row(row(timing, modes, timings)));
        }
        ReportTable built = table.build();
        return built.rowCount() == 0
                ? List.of()
                : List.of(
                        Block.section("Times in two modes"),
                        Block.paragraph(
                                "The iterations of these benchmarks, all of one process, fall into two groups with a gap of more than 30 %%"
                                        + " between them, with no change of code or data. Where the processors are virtual, their place"
                                        + " in the machine may change: cores that share a cache exchange a vector several times as fast as"
                                        + " cores that do not, and a step on two threads does so in every layer. `HandoverBenchmark` tells"
                                        + " the two apart. The median is that of the more frequent group in this run."),
                        Block.table(built));
    }

    private static List<Cell> row(Timing timing, Modes modes, Timings timings) {
        return List.of(
                Cell.words(timing.shortName()),
                Cell.words(timing.parametersInWords()),
                range(modes.fast()),
                Cell.count(modes.fast().size()),
                range(modes.slow()),
                Cell.count(modes.slow().size()),
                Cell.number(oneThread(timing, timings)
                        .map(alone -> alone.median() / MILLISECOND)
                        .orElse(Double.NaN)),
                Cell.words(timing.iterations().stream()
                        .map(time -> String.format(Locale.ROOT, "%.1f", time / MILLISECOND))
                        .collect(Collectors.joining(", "))));
    }

    private static Cell range(List<Double> ascending) {
        return Cell.range(ascending.get(0) / MILLISECOND, ascending.get(ascending.size() - 1) / MILLISECOND);
    }

    /** The same work on one thread, if it is not that itself. */
    private static Optional<Timing> oneThread(Timing timing, Timings timings) {
        if (!timing.has("threads") || timing.number("threads") == 1) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>(timing.parameters());
        parameters.put("threads", "1");
        return timings.find(timing.className(), timing.method(), parameters);
    }
}
