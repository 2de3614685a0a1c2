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
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/**
 * An optimizer among those of a problem.
 *
 * @param label its label
 * @param given what it is given to evaluate
 * @param losses its final losses, seed by seed; not finite where a run failed
 * @param loss mean and spread of the losses of runs that did not fail
 * @param failed how many runs failed
 * @param rank by mean loss, from 1, equal means having the same; those with failed runs come after those without
 * @param isBest whether no other that is given as much has a lower rank, or it is not significantly different from the best of
 *     them: the bootstrap 95 % interval of the paired difference contains zero
 */
record Standing(String label, Given given, double[] losses, Estimate loss, int failed, int rank, boolean isBest) {

    /** The optimizers of a problem by what they are given and then by rank. */
    static List<Standing> of(Catalog catalog, StudyResults results, CatalogSelection problem) {
        List<Standing> unranked = results.study().cellsOn(problem).stream()
                .map(cell -> unranked(cell, Given.of(catalog, cell), results.losses(cell)))
                .toList();
        Set<String> best = best(unranked);
        return unranked.stream()
                .map(own -> new Standing(
                        own.label,
                        own.given,
                        own.losses,
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

    private static Standing unranked(Study.Cell cell, Given given, double[] losses) {
        double[] finite = Arrays.stream(losses).filter(Double::isFinite).toArray();
        return new Standing(
                cell.optimizer().label(), given, losses, Estimate.of(finite), losses.length - finite.length, 0, false);
    }

    private static Set<String> best(List<Standing> all) {
        Set<String> best = new LinkedHashSet<>();
        all.stream()
                .filter(own -> own.failed == 0)
                .collect(Collectors.groupingBy(Standing::given))
                .values()
                .forEach(group -> best.addAll(bestOf(group)));
        return best;
    }

    private static Set<String> bestOf(List<Standing> group) {
        Standing lowest = group.stream().min(ORDER).orElseThrow();
        Map<String, double[]> others = group.stream()
                .filter(own -> !own.label.equals(lowest.label))
                .collect(Collectors.toMap(Standing::label, Standing::losses, (a, b) -> a, LinkedHashMap::new));
        Set<String> best = PairedComparison.compare(lowest.losses, others).stream()
                .filter(rival -> rival.low() <= 0)
                .map(PairedComparison::name)
                .collect(Collectors.toSet());
        best.add(lowest.label);
        return best;
    }

    /** The other optimizers compared with a reference, by label. */
    static Map<String, PairedComparison> against(Standing reference, List<Standing> all) {
        Map<String, double[]> others = new LinkedHashMap<>();
        all.stream()
                .filter(own -> !own.label.equals(reference.label))
                .forEach(own -> others.put(own.label, own.losses));
        return PairedComparison.compare(reference.losses, others).stream()
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
