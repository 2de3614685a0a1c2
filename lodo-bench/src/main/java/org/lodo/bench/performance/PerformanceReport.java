package org.lodo.bench.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.jmh.BowlBenchmark;
import org.lodo.bench.report.IndexPage;
import org.lodo.bench.report.Provenance;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.SealedJson;
import org.lodo.kernel.VectorModule;

/**
 * The performance report, from the results of JMH: ratios to peers and to an earlier commit, times in two modes,
 * scaling with n, bounds of the machine, roofline of a LODO step, and all times. Sections without measurements are left out.
 */
public final class PerformanceReport {

    private static final String TITLE = "Speed";

    private PerformanceReport() {}

    /**
     * The provenance of the results.
     *
     * @param title the title of the report
     * @param command the command that measured them
     * @param environment code and machine that were measured
     * @param resultsSeal digest of the results; null in a file of an earlier version
     */
    private record Origin(
            String title,
            String command,
            Environment environment,
            @Nullable String resultsSeal) {}

    /**
     * Writes {@code results.json}, which is JMH's own file without paths of this machine; {@code manifest.json}, with command
     * and environment; and the report with plots and exports.
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
        AtomicFiles.write(
                manifest(folder), SealedJson.pretty(new Origin(TITLE, command, environment, SealedJson.sealOf(jmh))));
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
     * @throws UsageException if a file is damaged
     * @throws IOException if a file cannot be read or written
     */
    public static void rewrite(Set<TableFormat> formats, ReportFolder folder) throws IOException {
        Stored stored = stored(folder);
        DocumentWriter.write(
                document(stored.timings(), stored.environment(), new Figures(folder)),
                stored.command(),
                formats,
                folder);
        IndexPage.update(folder.path());
    }

    /**
     * The measurements of a run with their provenance.
     *
     * @param timings what was measured
     * @param command the command that measured it
     * @param environment code and machine that were measured
     */
    record Stored(Timings timings, String command, Environment environment) {}

    /** Reads stored results; damaged ones are refused. */
    static Stored stored(ReportFolder folder) throws IOException {
        JsonNode results = read(results(folder), file -> Json.read(file, JsonNode.class));
        Origin origin = read(manifest(folder), file -> SealedJson.read(file, Origin.class));
        if (origin.resultsSeal() != null && !origin.resultsSeal().equals(SealedJson.sealOf(results))) {
            throw new IOException(results(folder) + ": was changed after bench wrote it; restore it, or measure again");
        }
        return new Stored(read(results(folder), file -> new Timings(results)), origin.command(), origin.environment());
    }

    /** Reads a file. */
    @FunctionalInterface
    private interface Reader<T> {

        T read(Path file) throws IOException;
    }

    private static <T> T read(Path file, Reader<T> reader) throws IOException {
        try {
            return reader.read(file);
        } catch (DamagedException | IllegalArgumentException e) {
            throw new UsageException(
                    file + ": must be as written by 'bench', but is damaged: " + DamagedException.reason(e), e);
        }
    }

    /** Keeps only those options of Java that affect speed. */
    private static void removePaths(ObjectNode entry) {
        entry.remove("jvm");
        ArrayNode options = entry.arrayNode();
        for (JsonNode option : entry.path("jvmArgs")) {
            if (option.asText().startsWith("-X") || option.asText().equals(VectorModule.ARGUMENT)) {
                options.add(option);
            }
        }
        entry.set("jvmArgs", options);
    }

    private static Document document(Timings timings, Environment environment, Figures figures) throws IOException {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                "Times are medians over iterations, with the least and the largest. Bounds, rates and shares are of the least"
                        + " times, as other work on the machine can only add to a time, and are named so."));
        blocks.addAll(PeerSection.of(timings));
        blocks.addAll(EarlierSection.of(timings));
        blocks.addAll(ModesSection.of(timings));
        blocks.addAll(GrowthSection.of(timings, figures));
        blocks.addAll(bowl(timings));
        blocks.addAll(BoundsSection.of(timings));
        blocks.addAll(RooflineSection.of(timings));
        blocks.addAll(TimesSection.of(timings));
        blocks.add(Block.section("Provenance"));
        blocks.add(Block.paragraph("%s", Provenance.of(environment)));
        return new Document(TITLE, blocks);
    }

    private static List<Block> bowl(Timings timings) {
        return timings.of(BowlBenchmark.class, "step").stream()
                .flatMap(step -> Stream.of(
                        Block.section("The bowl, end to end"),
                        Block.paragraph(
                                "LODO with n = 100 on one thread, draws and gradients included: %,.0f steps per second, by the median time"
                                        + " (%,.0f … %,.0f).",
                                1e6 / step.median(), 1e6 / step.most(), 1e6 / step.least())))
                .toList();
    }
}
