package org.lodo.bench.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.table.Numbers;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * A claim that compares two optimizers: better, or not worse by more than a share of the other's loss, at the end or after
 * the same number of gradients. The test is that of the study's rule with all other optimizers of the problem as rivals; for
 * not worse, their losses are raised by the share. {@link MeanClaim} decides claims by means, and those at equal time.
 */
final class ClaimComparison {

    private ClaimComparison() {}

    static ClaimSection.Checked of(StudyResults results, Claim claim) {
        String rival = Objects.requireNonNull(claim.rival(), "a comparison has two sides");
        double share = claim.noWorseThan() == null || claim.within() == null ? 0 : claim.within();
        if (claim.decidesByMeans()) {
            return MeanClaim.of(results, claim, rival, share);
        }
        String expected = expected(claim, rival, share);
        Map<String, double[][]> losses = losses(results, claim);
        double[][] own = losses.remove(claim.optimizer());
        double[][] others = losses.get(rival);
        if (own == null || others == null || own.length * own[0].length < 2) {
            return new ClaimSection.Checked(claim, expected, Numbers.NONE, Verdict.NOT_RUN);
        }
        losses.replaceAll((name, bySearch) -> raised(bySearch, share));
        PairedComparison compared = results.study().rule().compare(own, losses).stream()
                .filter(one -> one.name().equals(rival))
                .findFirst()
                .orElseThrow();
        Verdict verdict = compared.verdict().opposite();
        boolean isAtTheBound = share > 0 && verdict == Verdict.EQUIVALENT;
        return new ClaimSection.Checked(
                claim,
                expected,
                share > 0 ? ratio(own, others, compared) : difference(own, compared),
                isAtTheBound ? Verdict.UNDECIDED : verdict);
    }

    static String expected(Claim claim, String rival, double share) {
        String relation = share > 0 ? " at most " + Numbers.number(100 * share) + " % above " : " better than ";
        String end = claim.comparesAtEqualTime()
                ? " at equal time"
                : claim.gradients() == null ? "" : " after " + Numbers.count(claim.gradients()) + " gradients";
        return claim.optimizer() + relation + rival + end;
    }

    private static String difference(double[][] own, PairedComparison compared) {
        return "difference " + Numbers.number(compared.difference()) + " ("
                + Numbers.range(compared.low(), compared.high()) + "), better on " + compared.wins() + " of "
                + own[0].length
                + " seeds, p " + Numbers.number(compared.referenceBetter());
    }

    private static String ratio(double[][] own, double[][] rival, PairedComparison compared) {
        return Numbers.number(mean(own)) + " against " + Numbers.number(mean(rival)) + ", that much or less on "
                + compared.wins() + " of " + own[0].length + " seeds, p " + Numbers.number(compared.referenceBetter());
    }

    static double mean(double[][] losses) {
        return Estimate.of(Arrays.stream(losses)
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .toArray())
                .mean();
    }

    static double[][] raised(double[][] losses, double share) {
        return Arrays.stream(losses)
                .map(ofSearch -> Arrays.stream(ofSearch)
                        .map(loss -> loss + share * Math.abs(loss))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Those of every optimizer on the problem that can be compared, for each search seed by seed; NaN for runs that failed before. */
    private static Map<String, double[][]> losses(StudyResults results, Claim claim) {
        Map<String, double[][]> losses = new LinkedHashMap<>();
        for (Study.Cell cell : results.study().cells()) {
            if (cell.problem().label().equals(claim.problem())) {
                double[][] ofCell = losses(results, cell, claim.gradients());
                if (ofCell != null) {
                    losses.put(cell.optimizer().label(), ofCell);
                }
            }
        }
        return losses;
    }

    /** Null if a run ended without failure before so many gradients, or has no curve: then there is nothing to compare. */
    private static double @Nullable [][] losses(StudyResults results, Study.Cell cell, @Nullable Long gradients) {
        if (gradients == null) {
            return results.lossesBySearch(cell);
        }
        boolean isUnknown = results.of(cell).stream()
                .anyMatch(run -> !run.failed()
                        && (run.cost().gradients() < gradients || run.log().column("gradients").length == 0));
        return isUnknown
                ? null
                : results.bySearch(
                        cell,
                        run -> run.cost().gradients() < gradients
                                ? Double.NaN
                                : SettledLoss.at(run.log(), "gradients", gradients));
    }
}
