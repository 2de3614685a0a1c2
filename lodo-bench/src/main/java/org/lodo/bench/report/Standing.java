package org.lodo.bench.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.VerdictRule;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * An optimizer among those of a problem.
 *
 * @param label its label
 * @param given what it is given to evaluate
 * @param losses its final losses, seed by seed; not finite where a run failed
 * @param bySearch the same for each independent search of its hyper-parameters, one unless the study has more
 * @param loss mean and spread of the losses of runs that did not fail
 * @param failed how many runs failed
 * @param rank by mean loss, from 1, equal means having the same; those with failed runs come after those without
 * @param isBest whether no other that is given as much has a lower rank, or it is not significantly different from the best of
 *     them: the bootstrap 95 % interval of the paired difference contains zero
 */
record Standing(
        String label,
        Given given,
        double[] losses,
        double[][] bySearch,
        Estimate loss,
        int failed,
        int rank,
        boolean isBest) {

    /** The optimizers of a problem by what they are given and then by rank. */
    static List<Standing> of(Catalog catalog, StudyResults results, CatalogSelection problem) {
        List<Standing> unranked = results.study().cellsOn(problem).stream()
                .map(cell ->
                        unranked(cell, Given.of(catalog, cell), results.losses(cell), results.lossesBySearch(cell)))
                .toList();
        Set<String> best = best(results.study().rule(), unranked);
        return unranked.stream()
                .map(own -> new Standing(
                        own.label,
                        own.given,
                        own.losses,
                        own.bySearch,
                        own.loss,
                        own.failed,
                        1
                                + (int) unranked.stream()
                                        .filter(other -> ORDER.compare(other, own) < 0)
                                        .count(),
                        best.contains(own.label)))
                .sorted(Comparator.comparing(Standing::given).thenComparing(Standing::rank))
                .toList();
    }

    private static final Comparator<Standing> ORDER =
            Comparator.comparingInt(Standing::failed).thenComparingDouble(own -> own.loss.mean());

    private static Standing unranked(Study.Cell cell, Given given, double[] losses, double[][] bySearch) {
        double[] finite = Arrays.stream(losses).filter(Double::isFinite).toArray();
        return new Standing(
                cell.optimizer().label(),
                given,
                losses,
                bySearch,
                Estimate.of(finite),
                losses.length - finite.length,
                0,
                false);
    }

    private static Set<String> best(VerdictRule rule, List<Standing> all) {
        Set<String> best = new LinkedHashSet<>();
        all.stream()
                .filter(own -> own.failed == 0)
                .collect(Collectors.groupingBy(Standing::given))
                .values()
                .forEach(group -> best.addAll(bestOf(rule, group)));
        return best;
    }

    private static Set<String> bestOf(VerdictRule rule, List<Standing> group) {
        Standing lowest = group.stream().min(ORDER).orElseThrow();
        Set<String> best = rule.compare(lowest.bySearch, rivals(lowest, group)).stream()
                .filter(rival -> rival.low() <= 0)
                .map(PairedComparison::name)
                .collect(Collectors.toSet());
        best.add(lowest.label);
        return best;
    }

    /** The losses of the others by label. */
    static Map<String, double[][]> rivals(Standing reference, List<Standing> all) {
        Map<String, double[][]> others = new LinkedHashMap<>();
        all.stream()
                .filter(own -> !own.label.equals(reference.label))
                .forEach(own -> others.put(own.label, own.bySearch));
        return others;
    }

    /** Whether the rule of the study can decide anything between a reference and the others. */
    static boolean canDecide(VerdictRule rule, Standing reference, List<Standing> all) {
        return rule.canDecide(reference.bySearch, rivals(reference, all).values());
    }

    /** The other optimizers compared with a reference by the rule of the study, by label. */
    static Map<String, PairedComparison> against(VerdictRule rule, Standing reference, List<Standing> all) {
        return rule.compare(reference.bySearch, rivals(reference, all)).stream()
                .collect(
                        Collectors.toMap(PairedComparison::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /** On how many seeds its loss is lower than another's; a failed run is worse than any other. */
    int lowerThan(Standing other) {
        return (int) IntStream.range(0, losses.length)
                .filter(seed -> isLower(losses[seed], other.losses[seed]))
                .count();
    }

    private static boolean isLower(double one, double other) {
        return Double.isFinite(one) && (!Double.isFinite(other) || one < other);
    }
}
