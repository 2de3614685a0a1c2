package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hipparchus.distribution.continuous.FDistribution;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.study.Study;

/**
 * How much of the spread between runs comes from a part of the problem that is drawn for every run: components of variance of two
 * problems that differ in one setting alone, which is {@code run} for the first and a value for the second.
 *
 * <p>With variances s² of the first and s₀² of the second, the share is 1 − s₀²/s², and as s²/s₀² over the ratio of the true
 * variances has the F distribution for Gaussian losses, its interval is that of F.
 */
final class SpreadSection {

    private static final String DRAWN = "run";

    private SpreadSection() {}

    /** The problem of which a part is drawn for every run, the one where it is shared, and the setting that says so. */
    private record Pair(CatalogSelection drawn, CatalogSelection shared, String setting) {}

    static List<Block> of(StudyContext context) {
        List<Block> blocks = new ArrayList<>();
        for (CatalogSelection drawn : context.study().problems()) {
            pair(context.study(), drawn).ifPresent(pair -> blocks.addAll(of(context, pair)));
        }
        return blocks;
    }

    private static Optional<Pair> pair(Study study, CatalogSelection drawn) {
        for (CatalogSelection shared : study.problems()) {
            Set<String> names = new TreeSet<>(drawn.settings().keySet());
            names.addAll(shared.settings().keySet());
            List<String> different = names.stream()
                    .filter(name -> !Objects.equals(
                            drawn.settings().get(name), shared.settings().get(name)))
                    .toList();
            if (shared.name().equals(drawn.name())
                    && different.size() == 1
                    && DRAWN.equals(drawn.settings().get(different.get(0)))) {
                return Optional.of(new Pair(drawn, shared, different.get(0)));
            }
        }
        return Optional.empty();
    }

    private static List<Block> of(StudyContext context, Pair pair) {
        ReportTable.Builder table = new ReportTable.Builder(
                pair.drawn().label() + "-spread",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("standard deviation, " + pair.drawn().label()),
                        TableColumn.number(
                                "standard deviation, " + pair.shared().label()),
                        TableColumn.words("share of the variance"),
                        TableColumn.words("95 % interval")));
        Map<String, double[]> shared = new HashMap<>();
        context.study()
                .cellsOn(pair.shared())
                .forEach(cell -> shared.put(cell.optimizer().label(), losses(context, cell)));
        int rows = 0;
        for (Study.Cell cell : context.study().cellsOn(pair.drawn())) {
            double[] own = losses(context, cell);
            double[] other = shared.getOrDefault(cell.optimizer().label(), new double[0]);
            if (own.length > 1 && other.length > 1) {
                table.row(row(cell.optimizer().label(), own, other));
                rows++;
            }
        }
        if (rows == 0) {
            return List.of();
        }
        return List.of(
                Block.section("Spread due to " + pair.setting()),
                Block.paragraph(
                        "On %s every run draws what %s decides, on %s all runs share it. The share of the variance of the loss"
                                + " that is due to it is 1 − s₀²/s², with the variance s² of the former and s₀² of the latter; its interval"
                                + " is that of the F distribution. A share below 0 is an estimate of none.",
                        pair.drawn().label(), pair.setting(), pair.shared().label()),
                Block.table(table.build()));
    }

    private static List<Cell> row(String optimizer, double[] drawn, double[] shared) {
        double deviation = Estimate.of(drawn).standardDeviation();
        double sharedDeviation = Estimate.of(shared).standardDeviation();
        double ratio = sharedDeviation * sharedDeviation / (deviation * deviation);
        FDistribution f = new FDistribution(drawn.length - 1.0, shared.length - 1.0);
        return List.of(
                Cell.words(optimizer),
                Cell.number(deviation),
                Cell.number(sharedDeviation),
                Cell.words(percent(1 - ratio)),
                Cell.words(percent(1 - ratio * f.inverseCumulativeProbability(0.975)) + " … "
                        + percent(1 - ratio * f.inverseCumulativeProbability(0.025))));
    }

    private static String percent(double share) {
        return Double.isFinite(share) ? Math.round(100 * share) + " %" : Numbers.NONE;
    }

    private static double[] losses(StudyContext context, Study.Cell cell) {
        return context.results().of(cell).stream()
                .filter(run -> !run.failed())
                .mapToDouble(RunResult::finalLoss)
                .toArray();
    }
}
