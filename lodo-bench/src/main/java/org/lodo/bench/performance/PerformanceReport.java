package org.lodo.bench.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.jmh.BowlBenchmark;
import org.lodo.bench.jmh.MultiplyAddBenchmark;
import org.lodo.bench.jmh.NetworkGradientBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;
import org.lodo.bench.report.IndexPage;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.Environment;

/**
 * The performance report, from the results of JMH: bounds of the machine, roofline of a LODO step, ratios to peers, scaling with n,
 * and all times. Sections without measurements are left out.
 */
public final class PerformanceReport {

    private static final String TITLE = "Speed";

    private static final CellFormat TENTHS = CellFormat.of("%.1f");

    private static final List<TableColumn> BOUNDS = List.of(
            TableColumn.number("threads", CellFormat.COUNT),
            TableColumn.number("reading, GB/s", TENTHS).in("GB/s").moreIsBetter(),
            TableColumn.number("updating in place, GB/s", TENTHS).in("GB/s").moreIsBetter(),
            TableColumn.number("STREAM triad, GB/s", TENTHS).in("GB/s").moreIsBetter(),
            TableColumn.number("multiply-adds, GFLOP/s", TENTHS).in("GFLOP/s").moreIsBetter());

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

    private PerformanceReport() {}

    /**
     * The provenance of the results.
     *
     * @param title the title of the report
     * @param command the command that measured them
     * @param environment code and machine that were measured
     */
    private record Origin(String title, String command, Environment environment) {}

    /**
     * Writes {@code results.json}, which is JMH's own file without paths of this machine; {@code manifest.json}, with command and
     * environment; and the report with plots and exports.
     *
     * @param jmh JMH's results, with times in microseconds per operation
     * @param command the command that measured them
     * @param environment code and machine that were measured
     * @param formats the formats of exported tables; with CSV, also the curves of plots are exported
     * @param folder the report's folder
     * @throws IOException if a file cannot be written
     */
    public static void write(
            JsonNode jmh, String command, Environment environment, Set<TableFormat> formats, ReportFolder folder)
            throws IOException {
        jmh.forEach(entry -> removePaths((ObjectNode) entry));
        AtomicFiles.write(results(folder), Json.pretty(jmh));
        AtomicFiles.write(manifest(folder), Json.pretty(new Origin(TITLE, command, environment)));
        rewrite(formats, folder);
    }

    /**
     * @param folder any folder
     * @return whether it has the results of JMH and their manifest
     */
    public static boolean isIn(ReportFolder folder) {
        return Files.exists(results(folder)) && Files.exists(manifest(folder));
    }

    private static Path results(ReportFolder folder) {
        return folder.path().resolve("results.json");
    }

    private static Path manifest(ReportFolder folder) {
        return folder.path().resolve("manifest.json");
    }

    /**
     * Regenerates the report from stored results.
     *
     * @param formats the formats of exported tables; with CSV, also the curves of plots are exported
     * @param folder a folder with the files of {@link #write}
     * @throws IOException if a file cannot be read or written
     */
    public static void rewrite(Set<TableFormat> formats, ReportFolder folder) throws IOException {
        Timings timings = new Timings(Json.read(results(folder), JsonNode.class));
        Origin origin = Json.read(manifest(folder), Origin.class);
        DocumentWriter.write(
                document(timings, origin.environment(), new Figures(folder)), origin.command(), formats, folder);
        IndexPage.update(folder.path());
    }

    /** Keeps only those options of Java that affect speed. */
    private static void removePaths(ObjectNode entry) {
        entry.remove("jvm");
        ArrayNode options = entry.arrayNode();
        for (JsonNode option : entry.path("jvmArgs")) {
            if (option.asText().startsWith("-X")) {
                options.add(option);
            }
        }
        entry.set("jvmArgs", options);
    }

    private static Document document(Timings timings, Environment environment, Figures figures) throws IOException {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                "Java %s on %d × %s, %s; commit `%s`%s, code digest `%s`.",
                environment.java(),
                environment.processors(),
                environment.processor(),
                environment.operatingSystem(),
                environment.commit(),
                Boolean.TRUE.equals(environment.uncommittedChanges()) ? " with uncommitted changes" : "",
                environment.codeDigest().substring(0, 16)));
        blocks.add(Block.paragraph(
                "Bounds, shares and ratios compare the minimum times over all iterations, as other work on the machine can only"
                        + " add to a time; the last table has medians as well."));
        blocks.addAll(machine(timings));
        blocks.addAll(RooflineSection.of(timings));
        blocks.addAll(PeerSection.of(timings));
        blocks.addAll(GrowthSection.of(timings, figures));
        blocks.addAll(bowl(timings));
        blocks.addAll(everything(timings));
        return new Document(TITLE, blocks);
    }

    private static List<Block> machine(Timings timings) {
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

    private static List<Block> bowl(Timings timings) {
        return timings.of(BowlBenchmark.class, "step").stream()
                .flatMap(step -> Stream.of(
                        Block.section("The bowl, end to end"),
                        Block.paragraph(
                                "LODO with n = 100 on one thread, draws and gradients included: %,.0f steps per second.",
                                1e6 / step.median())))
                .toList();
    }

    private static List<Block> everything(Timings timings) {
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
