package org.lodo.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.bench.jmh.MultiplyAddBenchmark;
import org.lodo.bench.jmh.NetworkGradientBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;
import org.lodo.bench.performance.LodoStepCost;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import org.ojalgo.matrix.store.R064Store;
import tech.tablesaw.api.Table;

/** The values behind the figures of README.md, from committed results and from the code. */
final class ReadmeFigures {

    /** Variables of the network of section 5.3 of the paper. */
    private static final int NETWORK = 94_696;

    private static final int BATCH = 256;

    private final Path root;
    private final JmhResults speed;
    private final Map<String, double[]> byName = new LinkedHashMap<>();

    ReadmeFigures(Path root) throws IOException {
        this.root = root;
        speed = new JmhResults(root.resolve("reports/performance/peers/results.json"));
        addCounts();
        addLossesAfterSteps();
        addDistancesFromTheBestLoss();
        addComparisonOnTheNetwork();
        addStep();
        addNetwork();
        addEarlierNetwork();
    }

    /** The values of each named figure; if there are several, README.md has one number for all of them. */
    Map<String, double[]> byName() {
        return byName;
    }

    /** A number of a study's summary. */
    double summary(String study, String problem, String optimizer, String column) {
        Table cells = summary(study);
        Table cell = cells.where(cells.stringColumn("problem")
                .isEqualTo(problem)
                .and(cells.stringColumn("optimizer").isEqualTo(optimizer)));
        if (cell.rowCount() != 1) {
            throw new AssertionError(study + " has " + cell.rowCount() + " cells of " + optimizer + " on " + problem);
        }
        return cell.numberColumn(column).getDouble(0);
    }

    /** The optimizers of a study's summary, in its order. */
    List<String> optimizers(String study) {
        return summary(study).stringColumn("optimizer").asList();
    }

    private Table summary(String study) {
        return Table.read()
                .csv(root.resolve("reports/" + study + "/summary.csv").toFile());
    }

    private void addCounts() throws IOException {
        JsonNode regression = json("reports/baseline/study.json");
        add("cells of the regression study", regression.required("cells").size());
        JsonNode traces = json("lodo-bench/src/test/resources/golden/optimizer-traces.json");
        add("golden trajectories", traces.required("traces").size());
        try (Stream<String> lines = Files.lines(root.resolve("lodo-bench/src/test/resources/mutations.yaml"))) {
            add("planted faults", (double)
                    lines.filter(line -> line.startsWith("- {fault")).count());
        }
        try (Stream<String> lines = Files.lines(root.resolve("docs/mutations.md"))) {
            add("planted faults caught", (double)
                    lines.filter(line -> line.contains("| caught |")).count());
        }
        int variables = 1000;
        double parameters = LodoRecipes.lodo(variables, LodoConfig.defaults(), 1).preconditioner().parameters().stream()
                .mapToLong(R064Store::count)
                .sum();
        add("parameters of LODO per variable", parameters / variables);
    }

    private void addLossesAfterSteps() throws IOException {
        String report = Files.readString(root.resolve("reports/paper-quadratic/report.md"));
        // The first track, in which every optimizer is tuned.
        String tuned = report.substring(0, report.indexOf("\n## noisy-quadratic["));
        // By steps; those by gradients follow.
        MarkdownTable losses = MarkdownTable.allWithColumns(tuned, "optimizer", "1,000", "10,000", "100,000")
                .get(0);
        for (String optimizer : List.of("lodo", "o-lbfgs")) {
            int row = losses.column("optimizer").indexOf(optimizer);
            for (String steps : List.of("1,000", "10,000")) {
                add(
                        optimizer + " after " + steps + " steps",
                        Double.parseDouble(losses.column(steps).get(row)));
            }
        }
    }

    private void addDistancesFromTheBestLoss() {
        add("best possible loss", bestLoss(100, 1));
        add(
                "LODO above the best possible loss at any noise",
                Stream.of("0.1", "0.3", "1.0", "3.0", "10.0")
                        .mapToDouble(scale -> percentAbove(
                                bestLoss(100, Double.parseDouble(scale)), "bowl-noise[noiseScale=" + scale + "]"))
                        .toArray());
        add(
                "LODO above the best possible loss in 300 dimensions",
                percentAbove(bestLoss(300, 1), "bowl-dimension[dimension=300]"));
    }

    private double percentAbove(double best, String problem) {
        return 100 * (summary("ablations", problem, "lodo", "loss_mean") / best - 1);
    }

    private static double bestLoss(int dimension, double noiseScale) {
        NoisyQuadraticConfig bowl = NoisyQuadraticConfig.defaults();
        return new NoisyQuadratic(new NoisyQuadraticConfig(
                        dimension, bowl.smallestCurvature(), bowl.largestCurvature(), noiseScale, 0))
                .bestPossibleLoss()
                .orElseThrow();
    }

    private void addComparisonOnTheNetwork() throws IOException {
        String report = Files.readString(root.resolve("reports/mnist-cpu/report.md"));
        Matcher time = Pattern.compile("After (\\d+)\\hs, when the first").matcher(report);
        if (!time.find()) {
            throw new AssertionError("reports/mnist-cpu has no equal time");
        }
        add("equal time on the network in s", Double.parseDouble(time.group(1)));
        MarkdownTable equal = MarkdownTable.withColumns(report, "optimizer", "steps", "loss", "difference");
        Map<String, Double> losses = new LinkedHashMap<>();
        for (int row = 0; row < equal.rows().size(); row++) {
            losses.put(
                    equal.column("optimizer").get(row),
                    Double.valueOf(equal.column("loss").get(row).replaceAll("[^0-9.].*", "")));
        }
        add("LODO's loss at equal time", losses.remove("lodo"));
        add("lodo-probing's loss at equal time", losses.remove("lodo-probing"));
        add("least loss of the others at equal time", Collections.min(losses.values()));
        add("largest loss of the others at equal time", Collections.max(losses.values()));
        String share = "optimizer's share of run time";
        MarkdownTable costs = MarkdownTable.withColumns(report, "optimizer", "steps/s", share);
        String ofLodo = costs.column(share).get(costs.column("optimizer").indexOf("lodo"));
        add("share of LODO's own step on the network", Double.parseDouble(ofLodo.replaceAll("[^0-9.]", "")));
    }

    private void addStep() {
        add("steps per second on the bowl", 1e6 / speed.median("BowlBenchmark.step", Map.of()));
        add("median time of a step in ms, 2 threads", 1e-3 * step(NETWORK, 2)[0]);
        add("least time of a step in ms, 2 threads", 1e-3 * step(NETWORK, 2)[1]);
        LodoStepCost cost = LodoStepCost.of(NETWORK, LodoConfig.defaults());
        add("MB moved by a step", 1e-6 * cost.bytes());
        for (int threads = 1; threads <= 2; threads++) {
            double microseconds = step(NETWORK, threads)[1];
            double reading = bytesPerMicrosecond("read", StreamingBenchmark.BYTES_READ, threads);
            double updating = bytesPerMicrosecond("update", StreamingBenchmark.BYTES_UPDATED, threads);
            String end = threads == 1 ? ", 1 thread" : ", 2 threads";
            add(
                    "share of the bound" + end,
                    100 * (cost.bytesReading() / reading + cost.bytesLearning() / updating) / microseconds);
            add("share of the update bound" + end, 100 * cost.bytes() / updating / microseconds);
        }
    }

    /** Median, least and largest time of a LODO step, in microseconds. */
    double[] step(int dimension, int threads) {
        return times("LodoStepBenchmark.step", Map.of("dimension", dimension, "threads", threads));
    }

    private double[] times(String benchmark, Map<String, Object> parameters) {
        return new double[] {
            speed.median(benchmark, parameters),
            speed.fastest(benchmark, parameters),
            speed.slowest(benchmark, parameters)
        };
    }

    private double bytesPerMicrosecond(String kind, long bytesOfThread, int threads) {
        String benchmark = "StreamingBenchmark." + kind + (threads == 1 ? "OneThread" : "TwoThreads");
        return (double) threads * bytesOfThread / speed.fastest(benchmark, Map.of());
    }

    private void addNetwork() {
        double ours = network(2)[0];
        add("network time in s", 1e-6 * ours);
        add("network GFLOP/s", 2e-3 * BATCH * NetworkGradientBenchmark.MULTIPLY_ADDS_PER_IMAGE / ours);
        add(
                "peak GFLOP/s",
                2
                        * 2e-3
                        * MultiplyAddBenchmark.MULTIPLY_ADDS_PER_OPERATION
                        / speed.fastest("MultiplyAddBenchmark.twoThreads", Map.of()));
        double best = Stream.of("PLAIN", "TUNED")
                .flatMapToDouble(form -> Stream.of(1, 2)
                        .mapToDouble(threads -> speed.median(
                                "PyTorchNetworkGradientBenchmark.lossAndGradient",
                                peer("batch", BATCH, form, "float64", threads))))
                .min()
                .orElseThrow();
        add("PyTorch's best network time in s", 1e-6 * best);
        add("speedup over PyTorch's best network time", best / ours);
    }

    private void addEarlierNetwork() throws IOException {
        JmhResults all = new JmhResults(root.resolve("reports/performance/results.json"));
        double[] ratios = Stream.of(16, 32, BATCH)
                .flatMapToDouble(batch -> DoubleStream.of(1, 2).map(threads -> {
                    Map<String, Object> work = Map.of("batch", batch, "threads", (int) threads);
                    Map<String, Object> ours = new LinkedHashMap<>(work);
                    ours.put("precision", "FLOAT32");
                    return all.median("EarlierNetworkBenchmark.lossAndGradient", work)
                            / all.median("NetworkGradientBenchmark.lossAndGradient", ours);
                }))
                .toArray();
        add(
                "least speedup of the network over f773ee7",
                DoubleStream.of(ratios).min().orElseThrow());
        add(
                "largest speedup of the network over f773ee7",
                DoubleStream.of(ratios).max().orElseThrow());
    }

    /** Median, least and largest time of loss and gradient of the network, in microseconds. */
    double[] network(int threads) {
        return times("NetworkGradientBenchmark.lossAndGradient", Map.of("batch", BATCH, "threads", threads));
    }

    /** Median time of PyTorch relative to ours, for a LODO step. */
    double stepRatio(String form, String precision, int threads) {
        return speed.median("PyTorchLodoStepBenchmark.step", peer("dimension", NETWORK, form, precision, threads))
                / step(NETWORK, threads)[0];
    }

    /** Median time of PyTorch relative to ours, for loss and gradient of the network. */
    double networkRatio(String form, String precision, int threads) {
        return speed.median(
                        "PyTorchNetworkGradientBenchmark.lossAndGradient",
                        peer("batch", BATCH, form, precision, threads))
                / network(threads)[0];
    }

    private static Map<String, Object> peer(String size, int value, String form, String precision, int threads) {
        return Map.of(size, value, "form", form, "precision", precision, "threads", threads);
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(root.resolve(file).toFile());
    }

    private void add(String name, double... values) {
        byName.put(name, values);
    }
}
