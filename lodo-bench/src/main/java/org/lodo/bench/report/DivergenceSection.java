package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.engine.check.CellCheck;
import org.lodo.engine.check.CheckResult;
import org.lodo.engine.check.Divergence;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.stats.Means;

/** The loss curves before and now of the cells that diverged from the baseline. */
final class DivergenceSection {

    /** Further cells are only in the table of changes. */
    private static final int MAX_FIGURES = 12;

    private DivergenceSection() {}

    static List<Block> of(CheckResult result, Figures figures) throws IOException {
        Map<CellCheck, Divergence> divergences = new LinkedHashMap<>();
        for (CellCheck check : result.changed()) {
            if (check.divergence() != null) {
                divergences.put(check, check.divergence());
            }
        }
        if (divergences.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>(List.of(
                Block.section("First differences"),
                Block.paragraph(
                        "Losses with seed %d, averaged over windows of evaluations.%s",
                        result.seeds().get(0),
                        divergences.size() > MAX_FIGURES
                                ? " The first " + MAX_FIGURES + " of " + divergences.size() + " cells."
                                : "")));
        for (Map.Entry<CellCheck, Divergence> diverged :
                divergences.entrySet().stream().limit(MAX_FIGURES).toList()) {
            String problem = diverged.getKey().problem();
            String optimizer = diverged.getKey().optimizer();
            String caption = optimizer + " on " + problem;
            List<Curve> curves = List.of(
                    windows("before", diverged.getValue().before()),
                    windows("now", diverged.getValue().now()));
            HeightAxis axis = HeightAxis.logarithmicWherePossible(curves);
            CurvePlot plot = new CurvePlot(
                    caption,
                    "evaluation",
                    "loss",
                    Axis.LOG,
                    axis.axis(),
                    curves,
                    List.of(),
                    axis.limits(Double.POSITIVE_INFINITY));
            blocks.add(Block.figure(figures.draw(problem + "-" + optimizer, caption, plot)));
        }
        return blocks;
    }

    /** The mean loss of each window that a log would have. */
    private static Curve windows(String label, double[] losses) {
        int rows = RunLog.rows(losses.length);
        double[] steps = new double[rows];
        double[] means = new double[rows];
        int begin = 0;
        for (int row = 0; row < rows; row++) {
            int end = (int) RunLog.windowEnd(begin, losses.length);
            steps[row] = end;
            means[row] = Means.of(losses, begin, end);
            begin = end;
        }
        return new Curve(label, steps, means);
    }
}
