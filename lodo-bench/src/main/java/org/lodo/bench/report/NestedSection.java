package org.lodo.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.LossScale;
import org.lodo.engine.stats.NestedComparison;
import org.lodo.engine.stats.NestedEstimate;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.StagedComparison;
import org.lodo.engine.stats.VerdictRule;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * Compares all optimizers of a problem with the reference where they were tuned by several independent searches, or seeds were
 * added in stages: effects with intervals over searches and seeds together, how much of them is luck in tuning, and after how many
 * seeds each verdict was reached.
 */
final class NestedSection {

    private NestedSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        Study study = context.study();
        Map<String, double[][]> losses = losses(context.results(), problem);
        String reference = study.reference();
        double[][] own = losses.get(reference);
        if (own == null || losses.size() < 2) {
            return List.of();
        }
        Map<String, double[][]> rivals = new LinkedHashMap<>(losses);
        rivals.remove(reference);
        if (study.rule().isExact(own, rivals.values())) {
            return List.of();
        }
        boolean haveSearches = losses.values().stream().anyMatch(of -> of.length > 1);
        List<StagedComparison> compared = StagedComparison.compare(own, rivals, study.rule());
        List<Block> blocks = new ArrayList<>(List.of(
                Block.subsection("Against " + reference),
                new Block.Paragraph(method(study, reference, haveSearches)),
                Block.table(effects(problem.label(), reference, compared, haveSearches, study.rule()))));
        if (haveSearches) {
            blocks.add(new Block.Paragraph("Where the spread of losses comes from, as standard deviations in per cent of the loss:"
                    + " between searches (luck in tuning), between seeds for all searches alike, and the rest. Each is estimated"
                    + " by the two-way analysis of variance; the interval is that of the expected loss over searches and seeds."));
            blocks.add(Block.table(components(problem.label(), losses)));
        }
        return blocks;
    }

    private static Map<String, double[][]> losses(StudyResults results, CatalogSelection problem) {
        Map<String, double[][]> losses = new LinkedHashMap<>();
        results.study()
                .cellsOn(problem)
                .forEach(cell -> losses.put(cell.optimizer().label(), results.lossesBySearch(cell)));
        return losses;
    }

    private static String method(Study study, String reference, boolean haveSearches) {
        VerdictRule rule = study.rule();
        String what = "The effect is the rival's loss by that of " + reference
                + " (ratio of geometric means; a difference where losses are negative), with its 95 % interval over seeds"
                + (haveSearches ? " and searches together" : "")
                + ". Verdicts are by Student's tests of log losses on common seeds"
                + (haveSearches
                        ? ", with the variance between searches and the degrees of freedom of Satterthwaite, so that they hold for what"
                                + " tuning would find again"
                        : "")
                + ", Holm-corrected over all rivals, at the " + percent(PairedComparison.LEVEL)
                + " level for either side; equivalent within " + AnswerText.margin(rule)
                + ". Where a run failed, they are by exact tests of ranks.";
        return rule.isStaged() ? what + " " + stages(study) : what;
    }

    /** At which level each stage decided, and where it ended. */
    private static String stages(Study study) {
        VerdictRule rule = study.rule();
        return "Seeds were added until every verdict "
                + (rule.deciding().isEmpty() ? "" : "on " + AnswerText.joined(rule.deciding()) + " ")
                + "was decided: the study ended after " + study.seeds().size() + " of at most "
                + rule.stages().get(rule.stages().size() - 1) + " seeds. Levels of the stages: "
                + IntStream.range(0, rule.stages().size())
                        .mapToObj(stage -> percent(PairedComparison.LEVEL * rule.share(stage)) + " after "
                                + rule.stages().get(stage))
                        .collect(Collectors.joining(", "))
                + ". They sum up to " + percent(PairedComparison.LEVEL)
                + ", which bounds the chance of a wrong verdict in favour of one side over all stages. p-values are multiplied"
                + " accordingly, so that below " + PairedComparison.LEVEL + " they decide.";
    }

    private static ReportTable effects(
            String problem, String reference, List<StagedComparison> compared, boolean haveSearches, VerdictRule rule) {
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.words("rival"), TableColumn.number("effect"), TableColumn.number("95 % interval")));
        if (haveSearches) {
            columns.add(TableColumn.words("luck in tuning").alignedRight());
            columns.add(TableColumn.words("share of the variance").alignedRight());
        }
        columns.addAll(List.of(
                TableColumn.number("p (" + reference + " better)"),
                TableColumn.number("p (rival better)"),
                TableColumn.number("p (equivalent)")));
        if (rule.isStaged()) {
            columns.add(TableColumn.number("after seeds", CellFormat.COUNT));
        }
        columns.add(TableColumn.words("verdict").alignedRight());
        ReportTable.Builder table = new ReportTable.Builder(problem + "-against-" + reference, columns);
        for (StagedComparison rival : compared) {
            PairedComparison tested = rival.comparison();
            NestedComparison nested = rival.nested();
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.words(tested.name()),
                    Cell.number(nested.effect()),
                    Cell.range(nested.low(), nested.high())));
            if (haveSearches) {
                row.add(Cell.words(luck(nested)));
                row.add(Cell.words(percent(nested.shareOfLuck())));
            }
            row.addAll(List.of(
                    Cell.number(tested.referenceBetter()),
                    Cell.number(tested.rivalBetter()),
                    Cell.number(tested.equivalent())));
            if (rule.isStaged()) {
                row.add(Cell.count(rival.seeds()));
            }
            row.add(Cell.words(tested.verdict().words()));
            table.row(row);
        }
        return table.build();
    }

    /** Such as ± 4.1 % of 37 %: the standard deviation of the margin from one pair of searches to another, and the margin. */
    static String luck(NestedComparison nested) {
        double deviation = Math.hypot(nested.luckOfReference(), nested.luckOfRival());
        String ofMargin = Double.isNaN(nested.margin()) ? "" : " of " + percent(Math.abs(nested.margin()));
        return Double.isNaN(deviation) ? Numbers.NONE : "± " + percent(deviation) + ofMargin;
    }

    private static ReportTable components(String problem, Map<String, double[][]> losses) {
        ReportTable.Builder table = new ReportTable.Builder(
                problem + "-components",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("searches", CellFormat.COUNT),
                        TableColumn.number("expected loss"),
                        TableColumn.number("95 % interval"),
                        TableColumn.words("between searches").alignedRight(),
                        TableColumn.words("between seeds").alignedRight(),
                        TableColumn.words("rest").alignedRight()));
        losses.forEach((label, own) -> {
            NestedEstimate estimate = NestedEstimate.of(own, LossScale.of(own, own));
            table.row(
                    Cell.words(label),
                    Cell.count(own.length),
                    Cell.number(estimate.loss()),
                    Cell.range(estimate.low(), estimate.high()),
                    Cell.words(percent(estimate.betweenSearches())),
                    Cell.words(percent(estimate.betweenSeeds())),
                    Cell.words(percent(estimate.rest())));
        });
        return table.build();
    }

    private static String percent(double share) {
        return Double.isFinite(share)
                ? Numbers.with(
                        Numbers.number(new BigDecimal(100 * share)
                                .round(new MathContext(2))
                                .doubleValue()),
                        "%")
                : Numbers.NONE;
    }
}
