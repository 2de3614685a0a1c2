package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.StagedComparison;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyVerdicts;

/** Compares all optimizers of a problem with the reference, seed by seed. */
final class RivalSection {

    private RivalSection() {}

    static List<Block> of(StudyContext context, CatalogSelection problem) {
        String reference = context.study().reference();
        List<Block> nested = NestedSection.of(context, problem);
        if (!nested.isEmpty()) {
            return nested;
        }
        List<StagedComparison> rivals = StudyVerdicts.staged(context.results(), problem.label(), reference);
        if (rivals.isEmpty()) {
            return List.of();
        }
        Study study = context.study();
        int seeds = study.seeds().size();
        return List.of(
                Block.subsection("Against " + reference),
                Block.paragraph(
                        "Differences are the rival's loss minus that of %1$s on the same draws, seed by seed: their mean and its bootstrap"
                                + " 95 %% interval over the seeds on which neither failed. p is the p-value of the one-sided Wilcoxon signed-rank"
                                + " test in favour of the named side, in which a failed run is worse than any other, Holm-corrected over %2$d"
                                + " rivals. Worse and better need p below %3$s, which also bounds the chance of any wrong verdict in favour of one"
                                + " side; equivalent needs the last p below it, against a difference of %5$s or more in either direction."
                                + " The effect is the rank-biserial correlation: 1 where %1$s is better on every seed.%4$s",
                        reference,
                        rivals.size(),
                        PairedComparison.LEVEL,
                        further(study, rivals.size(), seeds),
                        AnswerText.margin(study.rule())),
                Block.table(table(problem.label() + "-against-" + reference, study, rivals)));
    }

    private static String further(Study study, int rivals, int seeds) {
        if (study.rule().isStaged()) {
            return " " + StageText.of(study, rivals, true);
        }
        return PairedComparison.canDecide(seeds, rivals)
                ? ""
                : " With " + seeds + " seeds and this many rivals, no p-value can be that small: it takes "
                        + PairedComparison.seedsToDecide(rivals) + " seeds to decide.";
    }

    private static ReportTable table(String name, Study study, List<StagedComparison> rivals) {
        String reference = study.reference();
        int seeds = study.seeds().size();
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.words("rival"),
                TableColumn.number("difference"),
                TableColumn.number("95 % interval"),
                TableColumn.number(reference + " better on"),
                TableColumn.number("effect"),
                TableColumn.number("p (" + reference + " better)"),
                TableColumn.number("p (rival better)"),
                TableColumn.number("p (equivalent)")));
        if (study.rule().isStaged()) {
            columns.add(StageText.COLUMN);
        }
        columns.add(TableColumn.words("verdict").alignedRight());
        ReportTable.Builder table = new ReportTable.Builder(name, columns);
        for (StagedComparison staged : rivals) {
            PairedComparison rival = staged.comparison();
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.words(rival.name()),
                    Cell.number(rival.difference()),
                    Cell.range(rival.low(), rival.high()),
                    Cell.number(rival.wins()).shownAs(rival.wins() + " of " + seeds),
                    Cell.number(rival.effect()),
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
}
