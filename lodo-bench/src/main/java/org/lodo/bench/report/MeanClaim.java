package org.lodo.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lodo.bench.table.Numbers;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.MeanComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * A claim that {@link MeanComparison} decides: one by means, or at equal time. All other optimizers of the problem are
 * rivals, also those that failed.
 *
 * @param losses by label, for each search those of each seed; not finite where there is none
 * @param failures by label, how many runs have none because they failed
 * @param untimed by label, why there is no loss at equal time
 */
record MeanClaim(Map<String, double[][]> losses, Map<String, Long> failures, Map<String, String> untimed) {

    static ClaimSection.Checked of(StudyResults results, Claim claim, String rival, double share) {
        MeanClaim at = claim.comparesAtEqualTime()
                ? atEqualTime(EqualTime.of(results, claim.problem()))
                : atTheEnd(results, claim.problem());
        return at.check(results, claim, rival, share);
    }

    private static MeanClaim atEqualTime(Optional<EqualTime> found) {
        return found.map(equal -> new MeanClaim(equal.losses(), equal.failures(), equal.unknown()))
                .orElse(new MeanClaim(Map.of(), Map.of(), Map.of()));
    }

    private static MeanClaim atTheEnd(StudyResults results, String problem) {
        Map<String, double[][]> losses = new LinkedHashMap<>();
        Map<String, Long> failures = new LinkedHashMap<>();
        for (Study.Cell cell : results.study().cells()) {
            if (cell.problem().label().equals(problem)) {
                String label = cell.optimizer().label();
                losses.put(label, results.lossesBySearch(cell));
                failures.put(
                        label,
                        results.of(cell).stream().filter(RunResult::failed).count());
            }
        }
        return new MeanClaim(losses, failures, Map.of());
    }

    private ClaimSection.Checked check(StudyResults results, Claim claim, String rival, double share) {
        String expected = ClaimComparison.expected(claim, rival, share);
        double[][] own = losses.get(claim.optimizer());
        double[][] other = losses.get(rival);
        if (own == null || other == null || own.length * own[0].length < 2) {
            return new ClaimSection.Checked(claim, expected, Numbers.NONE, Verdict.NOT_RUN);
        }
        String failed = failed(claim.optimizer(), rival);
        if (!failed.isEmpty()) {
            return new ClaimSection.Checked(claim, expected, failed, Verdict.FAILING);
        }
        MeanComparison compared = compared(claim.optimizer(), own, rival, share, results);
        String untimedSides = Stream.of(claim.optimizer(), rival)
                .filter(untimed::containsKey)
                .map(label -> label + ": " + untimed.get(label))
                .collect(Collectors.joining("; "));
        Verdict verdict = compared.verdict().opposite();
        boolean isAtTheBound = share > 0 && verdict == Verdict.EQUIVALENT;
        return new ClaimSection.Checked(
                claim,
                expected,
                untimedSides.isEmpty() ? measured(own, other, share, compared) : untimedSides,
                isAtTheBound ? Verdict.UNDECIDED : verdict);
    }

    private MeanComparison compared(
            String optimizer, double[][] own, String rival, double share, StudyResults results) {
        Map<String, double[][]> rivals = new LinkedHashMap<>(losses);
        rivals.remove(optimizer);
        rivals.replaceAll((name, bySearch) -> ClaimComparison.raised(bySearch, share));
        return MeanComparison.compare(own, rivals, results.study().rule().margin()).stream()
                .filter(one -> one.name().equals(rival))
                .findFirst()
                .orElseThrow();
    }

    private static String measured(double[][] own, double[][] other, double share, MeanComparison compared) {
        String bound = share > 0 ? " + " + Numbers.number(100 * share) + " %" : "";
        return Numbers.number(ClaimComparison.mean(own)) + " against "
                + Numbers.number(ClaimComparison.mean(other)) + bound + ", difference "
                + Numbers.number(compared.difference()) + " (" + Numbers.range(compared.low(), compared.high())
                + "), Student's p " + Numbers.number(compared.referenceBetter());
    }

    /** Which of two optimizers failed, and how often; empty if neither did. */
    private String failed(String... labels) {
        return Stream.of(labels)
                .filter(label -> failures.getOrDefault(label, 0L) > 0)
                .map(label -> label + " failed in " + failures.get(label) + " of "
                        + EqualTime.flat(losses.getOrDefault(label, new double[0][])).length + " runs")
                .collect(Collectors.joining("; "));
    }
}
