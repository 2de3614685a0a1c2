package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricFigure;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.MeanComparison;

/** Losses at equal time with verdicts against the reference, on problems of which a claim is about that. */
final class EqualTimeSection {

    private EqualTimeSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        boolean isAsked = context.study().claims().stream()
                .anyMatch(
                        claim -> claim.comparesAtEqualTime() && claim.problem().equals(problem.label()));
        Optional<EqualTime> found = EqualTime.of(context.results(), problem.label());
        if (!isAsked || found.isEmpty()) {
            return List.of();
        }
        EqualTime equal = found.get();
        String reference = context.study().reference();
        List<Block> blocks = new ArrayList<>(List.of(
                Block.subsection("Loss at equal time"),
                Block.paragraph(
                        "After %s, when the first of the runs that had the machine to themselves had ended. Other seeds are looked at"
                                + " after as many steps as the run of the same optimizer had made by then; the loss is over the last 10 %% of the draws"
                                + " until then. Differences are those from %s, seed by seed, with Student's 95 %% interval: %d seeds are too few for"
                                + " ranks to decide, so the verdicts here, unlike those on final losses, assume that differences between seeds are"
                                + " normally distributed. p-values are one-sided and Holm-corrected over all rivals.",
                        Numbers.seconds(equal.seconds()),
                        reference,
                        context.study().seeds().size()),
                Block.table(table(context, problem, equal, "loss", equal.losses()))));
        for (Metric metric : context.drawn(MetricFigure.Form.HELD_OUT_LOSS, problem)) {
            blocks.add(Block.paragraph("The %s, as it was last measured by then:", metric.title()));
            blocks.add(Block.table(table(
                    context,
                    problem,
                    equal,
                    metric.title(),
                    equal.values(metric.columns().get(0)))));
        }
        return blocks;
    }

    private static ReportTable table(
            StudyContext context,
            CatalogSelection problem,
            EqualTime equal,
            String title,
            Map<String, double[][]> all) {
        String reference = context.study().reference();
        Map<String, MeanComparison> compared = compared(context, all);
        ReportTable.Builder table = new ReportTable.Builder(
                problem.label() + "-at-equal-time-" + title.replace(' ', '-'),
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("steps", CellFormat.COUNT),
                        TableColumn.number(title).lessIsBetter(),
                        TableColumn.number("difference"),
                        TableColumn.number("95 % interval"),
                        TableColumn.number("p (" + reference + " better)"),
                        TableColumn.number("p (rival better)"),
                        TableColumn.number("p (equivalent)"),
                        TableColumn.words(AnswerSection.verdictTitle(reference))));
        all.forEach((label, values) -> {
            double[] finite = Arrays.stream(EqualTime.flat(values))
                    .filter(Double::isFinite)
                    .toArray();
            Estimate loss = Estimate.of(finite);
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.words(label),
                    Cell.count(equal.steps().getOrDefault(label, 0L)),
                    Cell.number(loss.mean(), loss.standardDeviation())));
            MeanComparison own = compared.get(label);
            row.addAll(
                    own == null
                            ? List.of(
                                    Cell.none(),
                                    Cell.none(),
                                    Cell.none(),
                                    Cell.none(),
                                    Cell.none(),
                                    Cell.words(label.equals(reference) ? "reference" : ""))
                            : List.of(
                                    Cell.number(own.difference()),
                                    Cell.range(own.low(), own.high()),
                                    Cell.number(own.referenceBetter()),
                                    Cell.number(own.rivalBetter()),
                                    Cell.number(own.equivalent()),
                                    Cell.words(own.verdict().words())));
            table.row(row);
        });
        return table.build();
    }

    /** The rivals of the reference; none if it has no times itself. */
    private static Map<String, MeanComparison> compared(StudyContext context, Map<String, double[][]> all) {
        Map<String, double[][]> rivals = new LinkedHashMap<>(all);
        double[][] own = rivals.remove(context.study().reference());
        Map<String, MeanComparison> compared = new LinkedHashMap<>();
        if (own != null) {
            MeanComparison.compare(own, rivals, context.study().rule().margin())
                    .forEach(one -> compared.put(one.name(), one));
        }
        return compared;
    }
}
