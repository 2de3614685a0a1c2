package org.lodo.bench.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.LodoConfig;
import org.lodo.bench.jmh.MultiplyAddBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.MadeUp;

class PerformanceReportTest {

    /** The time in microseconds in which a thread moves so many bytes at 40 GB/s. */
    private static double at40(long bytes) {
        return (double) bytes / 40e3;
    }

    @TempDir
    private Path folder;

    @Test
    void ratiosAndBoundsFollowFromTheTimes() throws IOException {
        String report = report(
                entry("org.lodo.bench.jmh.LodoStepBenchmark.step", 1, 60_000, "dimension", "94696", "threads", "1"),
                entry("org.lodo.bench.jmh.StreamingBenchmark.readOneThread", 1, at40(StreamingBenchmark.BYTES_READ)),
                entry(
                        "org.lodo.bench.jmh.StreamingBenchmark.updateOneThread",
                        1,
                        at40(StreamingBenchmark.BYTES_UPDATED)),
                entry(
                        "org.lodo.bench.jmh.StreamingBenchmark.triadOneThread",
                        1,
                        2 * at40(StreamingBenchmark.BYTES_OF_TRIAD)),
                entry(
                        "org.lodo.bench.jmh.MultiplyAddBenchmark.oneThread",
                        1,
                        2e-5 * MultiplyAddBenchmark.MULTIPLY_ADDS_PER_OPERATION),
                entry(
                        "org.lodo.peers.PyTorchLodoStepBenchmark.step",
                        1,
                        1_200_000,
                        "dimension",
                        "94696",
                        "threads",
                        "1",
                        "precision",
                        "float64"));

        double milliseconds = LodoStepCost.of(94_696, LodoConfig.defaults()).bytes() / 40e6;
        assertThat(report)
                .contains("| 1 | 40.0 | 40.0 | 20.0 | 100.0 |")
                .contains(String.format(
                        "| 26.7 | 2.9 | memory | %.0f %% | %.0f %% | %.0f %% |",
                        100 * milliseconds / 60, 100 * milliseconds / 60, 200 * milliseconds / 60))
                .contains(
                        "| LodoStep, dimension 94696, threads 1 | this suite, float64 | 66.0 | 60.0 … 120.0 |  |  |",
                        "| LodoStep, dimension 94696, threads 1 | PyTorch float64 | 1320.0 | 1200.0 … 2400.0 | 20.0 × | 20.0 × |")
                .contains("| 94,696 | 1 | 697 (634 … 1267) |");
        assertThat(milliseconds).isCloseTo(26.7, within(0.05));
        assertThat(Files.readString(folder.resolve("results.json")))
                .contains("-Xmx1g")
                .doesNotContain("/somewhere");
    }

    /** The network has a choice of precision, and so has PyTorch; the suite's double precision is what is compared. */
    @Test
    void theNetworkIsComparedWithPyTorchInDoublePrecisionAndWithAnEarlierCommitInBoth() throws IOException {
        String ours = "org.lodo.bench.jmh.NetworkGradientBenchmark.lossAndGradient";
        String report = report(
                entry(ours, 1, 10_000, "batch", "16", "threads", "1", "precision", "FLOAT32"),
                entry(ours, 1, 20_000, "batch", "16", "threads", "1", "precision", "FLOAT64"),
                entry(
                        "org.lodo.bench.jmh.EarlierNetworkBenchmark.lossAndGradient",
                        1,
                        40_000,
                        "batch",
                        "16",
                        "threads",
                        "1",
                        "checkout",
                        "target/earlier"),
                entry(
                        "org.lodo.peers.PyTorchNetworkGradientBenchmark.lossAndGradient",
                        1,
                        60_000,
                        "batch",
                        "16",
                        "threads",
                        "1",
                        "precision",
                        "float32"));

        assertThat(report)
                .contains(
                        "| PyTorch float32 | 66.0 | 60.0 … 120.0 | 3.0 × | 3.0 × |",
                        "| 16 | 1 | 44.0 (40.0 … 80.0) | FLOAT32 | 11.0 (10.0 … 20.0) | 4.0 × |",
                        "| 16 | 1 | 44.0 (40.0 … 80.0) | FLOAT64 | 22.0 (20.0 … 40.0) | 2.0 × |");
    }

    @Test
    void thisBuildIsNotCalledAnEarlierCommit() throws IOException {
        String report = report(
                entry(
                        "org.lodo.bench.jmh.NetworkGradientBenchmark.lossAndGradient",
                        1,
                        10_000,
                        "batch",
                        "16",
                        "threads",
                        "1",
                        "precision",
                        "FLOAT64"),
                entry(
                        "org.lodo.bench.jmh.EarlierNetworkBenchmark.lossAndGradient",
                        1,
                        10_000,
                        "batch",
                        "16",
                        "threads",
                        "1",
                        "checkout",
                        ""));

        assertThat(report).contains("EarlierNetworkBenchmark").doesNotContain("Against an earlier commit");
    }

    @Test
    void hasPageAndTablesAndIsRegeneratedFromStoredResults() throws IOException {
        String report =
                report(entry("org.lodo.bench.jmh.LodoStepBenchmark.step", 1, 30, "dimension", "100", "threads", "1"));
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("<h1 id=\"section-speed\">Speed</h1>", "id=\"table-growth\"", "<svg class=\"bar\"");
        assertThat(folder.resolve("tables/times.csv"))
                .content()
                .contains("LodoStepBenchmark.step,\"dimension 100, threads 1\",33.0,30.0,60.0,330.0,");
        assertThat(folder.resolve("manifest.json")).content().contains("\"command\" : \"bench <it>\"");

        Files.delete(folder.resolve("report.md"));
        assertThat(PerformanceReport.isIn(new ReportFolder(folder))).isTrue();
        PerformanceReport.rewrite(Set.of(), new ReportFolder(folder));
        assertThat(plain(folder.resolve("report.md"))).isEqualTo(report);
    }

    @Test
    void omitsWhatWasNotMeasured() throws IOException {
        String report =
                report(entry("org.lodo.bench.jmh.LodoStepBenchmark.step", 1, 30, "dimension", "100", "threads", "1"));

        assertThat(report)
                .contains("| LodoStepBenchmark.step | dimension 100, threads 1 | 33.0 | 30.0 … 60.0 | 330 |")
                .doesNotContain(
                        "PyTorch", "earlier commit", "against the bounds", "Bounds of the machine", "end to end");
    }

    /** The time of a row is its median, with the range; what is a least time is named so. */
    @Test
    void leastTimesAreNamedAsSuch() throws IOException {
        String report =
                report(entry("org.lodo.bench.jmh.LodoStepBenchmark.step", 1, 30, "dimension", "100", "threads", "1"));

        assertThat(report)
                .contains("| median µs/op | min … max |", "ns per variable, median (min … max)")
                .doesNotContain("Minimum time of a");
    }

    @Test
    void twoRunsAreComparedByTheirRanges() throws IOException {
        Path fast = folder.resolve("fast");
        Path slow = folder.resolve("slow");
        String step = "org.lodo.bench.jmh.LodoStepBenchmark.step";
        write(
                slow,
                entry(step, 1, 100, "dimension", "100", "threads", "1"),
                entry(step, 1, 30, "dimension", "1000", "threads", "1"),
                entry(step, 1, 40, "dimension", "10000", "threads", "1"));
        write(
                fast,
                entry(step, 1, 10, "dimension", "100", "threads", "1"),
                entry(step, 1, 40, "dimension", "1000", "threads", "1"));

        String verdict = PerformanceComparison.write(
                new ReportFolder(slow), new ReportFolder(fast), "compare", Set.of(), new ReportFolder(folder));

        assertThat(verdict)
                .isEqualTo("B is faster in 1, slower in 0 of 2 benchmarks; the ranges of the others overlap.");
        assertThat(plain(folder.resolve("report.md")))
                .contains(verdict, "| B | 11.0 | 10.0 … 20.0 | 0.10 | B faster |", "| 1.33 | ranges overlap |");
        assertThat(folder.resolve("report.html")).content().contains("<svg class=\"bar\"");
    }

    private void write(Path where, Object... entries) throws IOException {
        PerformanceReport.write(
                Json.parse(Json.compact(List.of(entries)), JsonNode.class),
                "bench",
                EnvironmentProbe.probe(MadeUp.code("0123456789abcdef0123"), 1),
                Set.of(),
                new ReportFolder(where));
    }

    /** Counted by hand: n = 2 and k = 4 give 8 units per layer; 2 layers have 16 units and 64 weights. */
    @Test
    void stepCostAgreesWithACountByHand() {
        LodoConfig config = LodoConfig.defaults().withLayers(2);
        LodoStepCost cost = LodoStepCost.of(2, config);

        assertThat(cost.bytesReading()).isEqualTo(3 * (64 * 8 + 16 * 4 + 16 * 8));
        assertThat(cost.bytesLearning()).isEqualTo(64 * 3 * 16 + 16 * 4 + 3 * 16 * 8);
        assertThat(cost.operations()).isEqualTo(64 * 24);
    }

    private String report(Object... entries) throws IOException {
        JsonNode jmh = Json.parse(Json.compact(List.of(entries)), JsonNode.class);
        PerformanceReport.write(
                jmh,
                "bench <it>",
                EnvironmentProbe.probe(MadeUp.code("0123456789abcdef0123"), 1),
                Set.of(TableFormat.CSV),
                new ReportFolder(folder));
        return plain(folder.resolve("report.md"));
    }

    /** Without padding, and with common spaces. */
    private static String plain(Path report) throws IOException {
        return Files.readString(report).replaceAll("[\u2007\u2008]", "").replace('\u00a0', ' ');
    }

    private static Map<String, Object> entry(String benchmark, int threads, double least, String... parameters) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            named.put(parameters[i], parameters[i + 1]);
        }
        return Map.of(
                "benchmark",
                benchmark,
                "jvm",
                "/somewhere/java",
                "jvmArgs",
                List.of("-Xmx1g", "-Dproject=/somewhere"),
                "threads",
                threads,
                "params",
                named,
                "primaryMetric",
                Map.of(
                        "scoreUnit",
                        "us/op",
                        "scorePercentiles",
                        Map.of("0.0", least, "50.0", 1.1 * least, "100.0", 2 * least)),
                "secondaryMetrics",
                Map.of());
    }
}
