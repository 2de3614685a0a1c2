package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.Interval;
import org.lodo.engine.stats.LossScale;
import org.lodo.engine.stats.NestedEstimate;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.study.StudyVerdicts;

/** Compares the claims of a study with its results. */
final class ClaimSection {

    /** The verdict on a claim that the results confirm. */
    static final String REPRODUCED = "reproduced";

    private static final String NOT_REPRODUCED = "not reproduced";

    private ClaimSection() {}

    /**
     * A claim with the result.
     *
     * @param claim the claim
     * @param expected the expected figure or relation, in words
     * @param measured the measured figure or relation, in words
     * @param verdict for a figure, equivalent or changed; for a comparison, the verdict on the optimizer that is claimed to be
     *     better; failing where there is nothing to compare by means, as a run failed
     */
    record Checked(Claim claim, String expected, String measured, Verdict verdict) {

        /** The verdict on the claim, in words. */
        String outcome() {
            if (claim.rival() != null && verdict == Verdict.EQUIVALENT) {
                return verdict.words();
            }
            return switch (verdict) {
                case EQUIVALENT, BETTER -> REPRODUCED;
                case CHANGED, WORSE -> NOT_REPRODUCED;
                case FAILING -> EqualTime.FAILED;
                default -> verdict.words();
            };
        }
    }

    static List<Block> of(StudyContext context) {
        List<Checked> all = check(context.results());
        if (all.isEmpty()) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder(
                "claims",
                Stream.of("claim", "source", "expected", "measured", "verdict")
                        .map(TableColumn::words)
                        .toList());
        for (Checked checked : all) {
            Cell outcome = Cell.words(checked.outcome());
            boolean isWarning = List.of(NOT_REPRODUCED, EqualTime.FAILED).contains(checked.outcome());
            table.row(
                    Cell.words(checked.claim().claim()),
                    Cell.words(checked.claim().source()),
                    Cell.words(checked.expected()),
                    Cell.words(checked.measured()),
                    isWarning ? outcome.marked(Cell.Mark.WARNING) : outcome);
        }
        return List.of(
                Block.section("Claims"),
                Block.paragraph(
                        "A figure is reproduced if the measured mean is within the given tolerance. A comparison is reproduced if the"
                                + " %s, Holm-corrected over all optimizers of the problem, decides for it at the 5 %%"
                                + " level; if it decides for neither side, it is undecided. That one optimizer is at most so much above another"
                                + " is tested against the other's losses raised by as much; where it says after how many gradients, losses are"
                                + " those of the last 10 %% of the draws until then.%s",
                        StudyVerdicts.areExact(context.results())
                                ? "exact paired Wilcoxon test"
                                : "test over searches and seeds together",
                        byMeans(all)),
                Block.table(table.build()));
    }

    /** Which claims are decided otherwise. */
    private static String byMeans(List<Checked> all) {
        boolean isAny = all.stream().anyMatch(one -> one.claim().decidesByMeans());
        boolean isTimed = all.stream().anyMatch(one -> one.claim().comparesAtEqualTime());
        String means =
                " Claims by means and at equal time are decided by Student's test of the mean difference instead, whose p is called"
                        + " Student's; where a run failed there is none, and the verdict is failed.";
        String time = " At equal time, losses are those when the first of the timed runs that did not fail had ended.";
        return (isAny ? means : "") + (isTimed ? time : "");
    }

    /** How many claims were reproduced, in a sentence; empty for a study without claims. */
    static String inShort(StudyResults results) {
        List<Checked> all = check(results);
        long reproduced = all.stream()
                .filter(checked -> checked.outcome().equals(REPRODUCED))
                .count();
        return all.isEmpty()
                ? ""
                : "Of " + all.size() + " [claims](#claims), " + reproduced + (reproduced == 1 ? " is" : " are")
                        + " reproduced. ";
    }

    static List<Checked> check(StudyResults results) {
        List<Checked> all = new ArrayList<>();
        for (Claim claim : results.study().claims()) {
            if (claim.rival() == null) {
                all.add(figure(results, claim));
            } else {
                boolean isVerdict = claim.betterThan() != null && claim.gradients() == null && !claim.decidesByMeans();
                all.add(isVerdict ? comparison(results, claim) : ClaimComparison.of(results, claim));
            }
        }
        return all;
    }

    private static Checked figure(StudyResults results, Claim claim) {
        double expectedValue = Objects.requireNonNull(claim.expected(), "a claim that is no comparison has a figure");
        double within = Objects.requireNonNull(claim.within(), "a claim with a figure has a tolerance");
        String expected = Numbers.number(expectedValue) + " within " + Numbers.number(100 * within) + " %";
        Optional<Study.Cell> own = results.study().cell(claim.problem(), claim.optimizer());
        if (own.isEmpty()) {
            return new Checked(claim, expected, Numbers.NONE, Verdict.NOT_RUN);
        }
        List<RunResult> all = results.of(own.get());
        boolean hasFailures = all.stream().anyMatch(RunResult::failed);
        double[] values = all.stream()
                .filter(run -> !run.failed())
                .mapToDouble(run -> claim.metric() == null ? run.finalLoss() : run.last(claim.metric()))
                .filter(Double::isFinite)
                .toArray();
        if (values.length == 0 && !hasFailures) {
            return new Checked(claim, expected, Numbers.NONE, Verdict.NOT_RUN);
        }
        Estimate measured = Estimate.of(values);
        Interval covered = interval(results, own.get(), claim, measured);
        String interval = Double.isNaN(covered.low()) ? "" : " (" + Numbers.range(covered.low(), covered.high()) + ")";
        String figure = Numbers.number(measured.mean()) + interval;
        boolean agrees = Math.abs(measured.mean() - expectedValue) <= within * Math.abs(expectedValue);
        return new Checked(claim, expected, figure, agrees && !hasFailures ? Verdict.EQUIVALENT : Verdict.CHANGED);
    }

    /** That of the mean; of a loss over searches and seeds together where there are several searches. */
    private static Interval interval(StudyResults results, Study.Cell cell, Claim claim, Estimate measured) {
        if (cell.searches().isEmpty() || claim.metric() != null) {
            return new Interval(measured.low(), measured.high());
        }
        NestedEstimate nested = NestedEstimate.of(results.lossesBySearch(cell), LossScale.LINEAR);
        return new Interval(nested.low(), nested.high());
    }

    private static Checked comparison(StudyResults results, Claim claim) {
        String expected = claim.optimizer() + " better than " + claim.betterThan();
        Optional<PairedComparison> found = StudyVerdicts.of(results, claim.problem(), claim.optimizer()).stream()
                .filter(rival -> rival.name().equals(claim.betterThan()))
                .findFirst();
        if (found.isEmpty()) {
            return new Checked(claim, expected, Numbers.NONE, Verdict.NOT_RUN);
        }
        PairedComparison rival = found.get();
        int seeds = results.study().seeds().size();
        String measured = "difference " + Numbers.number(rival.difference()) + " ("
                + Numbers.range(rival.low(), rival.high()) + "), better on " + rival.wins() + " of " + seeds
                + " seeds, p " + Numbers.number(rival.referenceBetter());
        return new Checked(claim, expected, measured, rival.verdict().opposite());
    }
}
