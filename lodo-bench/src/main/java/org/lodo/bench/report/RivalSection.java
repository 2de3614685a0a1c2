package org.lodo.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.study.Study;

/** Holds all optimizers of a problem against LODO, seed by seed. */
final class RivalSection {

    private RivalSection() {}

    /** Holds all optimizers of a problem against one; none if that is not there, or alone, or has one seed. */
    static List<PairedComparison> compare(StudyResults results, String problem, String reference) {
        Map<String, double[]> losses = new LinkedHashMap<>();
        for (Study.Cell cell : results.study().cells()) {
            if (cell.problem().label().equals(problem)) {
                losses.put(cell.optimizer().label(), results.losses(cell));
            }
        }
        double[] ofReference = losses.remove(reference);
        if (ofReference == null || ofReference.length < 2 || losses.isEmpty()) {
            return List.of();
        }
        return PairedComparison.compare(ofReference, losses);
    }

    static void write(MarkdownText text, StudyResults results, CatalogSelection problem) {
        List<PairedComparison> rivals =
                compare(results, problem.label(), results.study().reference());
        if (rivals.isEmpty()) {
            return;
        }
        int seeds = results.study().seeds().size();
        text.subheading("Against LODO");
        text.paragraph("%s", verdict(rivals));
        text.paragraph(
                "Differences are the rival's loss − LODO's on the same draws, seed by seed, their mean and its bootstrap 95 %%"
                        + " interval over the seeds on which neither failed. p is the one-sided Wilcoxon signed-rank"
                        + " probability in favour of the named side, in which a run that failed is worse than any other,"
                        + " Holm-corrected over %d rivals; below %s it decides, so that the chance of any wrong verdict in"
                        + " favour of one side is at most as large. The effect is the rank-biserial correlation: 1 where LODO is better on every seed.%s",
                rivals.size(),
                PairedComparison.LEVEL,
                PairedComparison.canDecide(seeds, rivals.size())
                        ? ""
                        : " With " + seeds + " seeds and so many rivals no p can be that small: nothing is decided.");
        ReportTable table = new ReportTable(
                problem.label() + "-against-lodo",
                1,
                List.of(
                        "rival",
                        "difference",
                        "95 % interval",
                        "LODO better on",
                        "effect",
                        "p (LODO better)",
                        "p (rival better)",
                        "verdict"));
        for (PairedComparison rival : rivals) {
            table.add(List.of(
                    Cells.words(rival.name()),
                    Cells.number(rival.difference()),
                    Cells.range(rival.low(), rival.high()),
                    Cell.of(rival.wins() + " of " + seeds, rival.wins()),
                    Cells.number(rival.effect()),
                    Cells.number(rival.referenceBetter()),
                    Cells.number(rival.rivalBetter()),
                    verdict(rival)));
        }
        text.table(table);
    }

    private static Cell verdict(PairedComparison rival) {
        return switch (rival.verdict()) {
            case REFERENCE_BETTER -> Cells.words("LODO better");
            case RIVAL_BETTER -> Cells.words("rival better").marked(Cell.Mark.WARNING);
            case UNDECIDED -> Cells.words("undecided");
        };
    }

    private static String verdict(List<PairedComparison> rivals) {
        String beaten = names(rivals, PairedComparison.Verdict.REFERENCE_BETTER);
        String better = names(rivals, PairedComparison.Verdict.RIVAL_BETTER);
        String undecided = names(rivals, PairedComparison.Verdict.UNDECIDED);
        return (beaten.isEmpty() ? "LODO beats no rival at the 5 % level." : "LODO beats " + beaten + ".")
                + (better.isEmpty() ? "" : " It loses to " + better + ".")
                + (undecided.isEmpty() ? "" : " Undecided at the 5 % level: " + undecided + ".");
    }

    private static String names(List<PairedComparison> rivals, PairedComparison.Verdict verdict) {
        return rivals.stream()
                .filter(rival -> rival.verdict() == verdict)
                .map(PairedComparison::name)
                .collect(Collectors.joining(", "));
    }
}
