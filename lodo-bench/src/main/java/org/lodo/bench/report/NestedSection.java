package org.lodo.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Compares all optimizers of a problem with the reference where they were tuned by several independent searches: effects with
 * intervals over searches and seeds together, how much of them is luck in tuning, and the components of variance.
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
        if (VerdictRule.isExact(own, rivals.values())) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>(List.of(
                Block.subsection("Against " + reference),
                new Block.Paragraph(method(study, reference, rivals.size())),
                Block.table(effects(problem.label(), own, rivals, study))));
        blocks.add(
                new Block.Paragraph(
                        "Where the spread of losses comes from, as standard deviations in per cent of the loss:"
                                + " between searches (luck in tuning), between seeds for all searches alike, and the rest. Each is estimated"
                                + " by the two-way analysis of variance; the interval is that of the expected loss over searches and seeds."));
        blocks.add(Block.table(components(problem.label(), losses)));
        return blocks;
    }

    private static Map<String, double[][]> losses(StudyResults results, CatalogSelection problem) {
        Map<String, double[][]> losses = new LinkedHashMap<>();
        results.study()
                .cellsOn(problem)
                .forEach(cell -> losses.put(cell.optimizer().label(), results.lossesBySearch(cell)));
        return losses;
    }

    private static String method(Study study, String reference, int rivals) {
        return "The effect is the rival's loss by that of " + reference
                + " (ratio of geometric means; the difference of means where losses are negative), with its 95 % interval over searches"
                + " and seeds together. *Luck in tuning* is by how much, as a standard deviation, it varies with the searches of the two,"
                + " beside the margin between them; the next column is what this makes of the variance of the effect, the rest being"
                + " that of seeds. Verdicts are by tests of log losses on common seeds with the variance between searches, so that they"
                + " hold for what tuning would find again; exact tests of ranks must agree, and decide alone where a run failed. p-values"
                + " are Holm-corrected over all rivals; verdicts are at the "
                + percent(PairedComparison.LEVEL) + " level for either side, equivalent within "
                + AnswerText.margin(study.rule()) + "."
                + (study.rule().isStaged() ? " " + StageText.of(study, rivals, false) : "");
    }

    private static ReportTable effects(
            String problem, double[][] reference, Map<String, double[][]> rivals, Study study) {
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.words("rival"),
                TableColumn.number("effect"),
                TableColumn.number("95 % interval"),
                TableColumn.words("luck in tuning").alignedRight(),
                TableColumn.words("of the variance").alignedRight(),
                TableColumn.number("p (" + study.reference() + " better)"),
                TableColumn.number("p (rival better)"),
                TableColumn.number("p (equivalent)")));
        if (study.rule().isStaged()) {
            columns.add(StageText.COLUMN);
        }
        columns.add(TableColumn.words("verdict").alignedRight());
        ReportTable.Builder table = new ReportTable.Builder(problem + "-against-" + study.reference(), columns);
        for (StagedComparison staged : StagedComparison.compare(reference, rivals, study.rule())) {
            PairedComparison rival = staged.comparison();
            NestedComparison nested = NestedComparison.of(
                    reference,
                    rivals.getOrDefault(rival.name(), reference),
                    study.rule().margin());
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.words(rival.name()),
                    Cell.number(nested.effect()),
                    Cell.range(nested.low(), nested.high()),
                    Cell.words(luck(nested)),
                    Cell.words(percent(nested.shareOfLuck())),
                    Cell.number(rival.referenceBetter()),
                    Cell.number(rival.rivalBetter()),
                    Cell.number(rival.equivalent())));
            if (study.rule().isStaged()) {
                row.add(Cell.count(staged.seeds()));
            }
            row.add(Cell.words(rival.verdict().words()));
            table.row(row);
        }
        return table.build();
    }

    /** Such as ± 4.1 % of 37 %: the standard deviation of the margin from one pair of searches to another, and the margin. */
    static String luck(NestedComparison nested) {
        double deviation = Math.sqrt(
                nested.luckOfReference() * nested.luckOfReference() + nested.luckOfRival() * nested.luckOfRival());
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
