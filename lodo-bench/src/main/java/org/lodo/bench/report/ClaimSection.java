package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;

/** Holds what is claimed against what was measured. */
final class ClaimSection {

    private ClaimSection() {}

    /** What became of a claim. */
    enum Verdict {
        /** What was measured agrees. */
        REPRODUCED("reproduced"),
        /** It contradicts. */
        NOT_REPRODUCED("not reproduced"),
        /** Too little was measured to tell. */
        UNDECIDED("undecided"),
        /** Nothing was measured, or a comparison on one seed. */
        NOT_RUN("not run");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A claim with what was measured.
     *
     * @param claim what is claimed
     * @param expected the expected figure or relation, in words
     * @param measured what was measured
     * @param verdict what became of it
     */
    record Checked(Claim claim, String expected, Cell measured, Verdict verdict) {}

    static void write(MarkdownText text, StudyResults results) {
        List<Checked> all = check(results);
        if (all.isEmpty()) {
            return;
        }
        text.heading("Claims");
        text.paragraph(
                "A figure is reproduced if the measured mean lies within the share of it that is given. A comparison is"
                        + " reproduced if the exact paired Wilcoxon test, Holm-corrected over all optimizers of the"
                        + " problem, decides for it at the 5 %% level; if it decides for neither side, it is undecided.");
        ReportTable table = new ReportTable("claims", 5, List.of("claim", "source", "expected", "measured", "verdict"));
        for (Checked checked : all) {
            Cell verdict = Cells.words(checked.verdict().words());
            table.add(List.of(
                    Cells.words(checked.claim().claim()),
                    Cells.words(checked.claim().source()),
                    Cells.words(checked.expected()),
                    checked.measured(),
                    checked.verdict() == Verdict.NOT_REPRODUCED ? verdict.marked(Cell.Mark.WARNING) : verdict));
        }
        text.table(table);
    }

    static List<Checked> check(StudyResults results) {
        List<Checked> all = new ArrayList<>();
        for (Claim claim : results.study().claims()) {
            all.add(claim.betterThan() == null ? figure(results, claim) : comparison(results, claim));
        }
        return all;
    }

    private static Checked figure(StudyResults results, Claim claim) {
        String expected = Numbers.number(claim.expected()) + " within " + Numbers.number(100 * claim.within()) + " %";
        Optional<Study.Cell> own = results.study().cell(claim.problem(), claim.optimizer());
        if (own.isEmpty()) {
            return new Checked(claim, expected, Cells.none(), Verdict.NOT_RUN);
        }
        List<RunResult> all = results.of(own.get());
        boolean hasFailures = all.stream().anyMatch(RunResult::failed);
        double[] values = all.stream()
                .filter(run -> !run.failed())
                .mapToDouble(run -> claim.metric() == null ? run.finalLoss() : run.last(claim.metric()))
                .filter(Double::isFinite)
                .toArray();
        if (values.length == 0 && !hasFailures) {
            return new Checked(claim, expected, Cells.none(), Verdict.NOT_RUN);
        }
        Estimate measured = Estimate.of(values);
        String interval =
                Double.isNaN(measured.low()) ? "" : " (" + Numbers.range(measured.low(), measured.high()) + ")";
        Cell cell = Cell.interval(
                Numbers.number(measured.mean()) + interval, measured.mean(), measured.low(), measured.high());
        boolean agrees = Math.abs(measured.mean() - claim.expected()) <= claim.within() * Math.abs(claim.expected());
        return new Checked(claim, expected, cell, agrees && !hasFailures ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED);
    }

    private static Checked comparison(StudyResults results, Claim claim) {
        String expected = claim.optimizer() + " better than " + claim.betterThan();
        Optional<PairedComparison> found = RivalSection.compare(results, claim.problem(), claim.optimizer()).stream()
                .filter(rival -> rival.name().equals(claim.betterThan()))
                .findFirst();
        if (found.isEmpty()) {
            return new Checked(claim, expected, Cells.none(), Verdict.NOT_RUN);
        }
        PairedComparison rival = found.get();
        int seeds = results.study().seeds().size();
        String measured = "difference " + Numbers.number(rival.difference()) + " ("
                + Numbers.range(rival.low(), rival.high()) + "), better on " + rival.wins() + " of " + seeds
                + " seeds, p " + Numbers.number(rival.referenceBetter());
        Cell cell = Cell.interval(measured, rival.difference(), rival.low(), rival.high());
        return new Checked(
                claim,
                expected,
                cell,
                switch (rival.verdict()) {
                    case REFERENCE_BETTER -> Verdict.REPRODUCED;
                    case RIVAL_BETTER -> Verdict.NOT_REPRODUCED;
                    case UNDECIDED -> Verdict.UNDECIDED;
                });
    }
}
