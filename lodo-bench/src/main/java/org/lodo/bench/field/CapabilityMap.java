package org.lodo.bench.field;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What every optimizer of a field can do on every instance. */
final class CapabilityMap {

    private final Field field;
    private final Map<Field.Instance, Map<String, Capability>> cells = new HashMap<>();
    private final Map<Field.Instance, Double> least = new HashMap<>();

    CapabilityMap(Field field) {
        this.field = field;
        field.cells().forEach((instance, optimizers) -> {
            Map<String, Capability> own = new HashMap<>();
            optimizers.forEach((optimizer, runs) ->
                    own.put(optimizer, Capability.of(runs, field.rule().solved())));
            cells.put(instance, own);
            least.put(
                    instance,
                    own.values().stream()
                            .mapToDouble(Capability::loss)
                            .filter(Double::isFinite)
                            .min()
                            .orElse(Double.NaN));
        });
    }

    Capability of(Field.Instance instance, String optimizer) {
        Capability known = cells.getOrDefault(instance, Map.of()).get(optimizer);
        return known == null ? Capability.of(List.of(), field.rule().solved()) : known;
    }

    /**
     * Whether the optimizer runs on the instance but has no tuned point for it, as all runs of its search failed; it then counts
     * as one whose runs all failed. Not on a problem that the field has only untuned.
     */
    boolean foundNothing(Field.Instance instance, String optimizer) {
        return instance.isTuned()
                && field.cells().containsKey(instance)
                && field.of(instance, optimizer).isEmpty()
                && !field.of(instance.onTrack(false), optimizer).isEmpty();
    }

    /**
     * The median loss by the lowest of any optimizer there; infinite if half of the runs failed or no search found a point, NaN
     * if it does not run there.
     */
    double ratio(Field.Instance instance, String optimizer) {
        return takesPart(instance, optimizer)
                ? of(instance, optimizer).ratio(least.getOrDefault(instance, Double.NaN))
                : Double.NaN;
    }

    /** Whether the optimizer runs on the instance, or would if its search had found a point. */
    boolean takesPart(Field.Instance instance, String optimizer) {
        return of(instance, optimizer).seeds() > 0 || foundNothing(instance, optimizer);
    }

    /** A sign for what an optimizer can do on an instance. */
    String sign(Field.Instance instance, String optimizer) {
        return foundNothing(instance, optimizer)
                ? Capability.FAILED
                : of(instance, optimizer).sign();
    }

    /** How many instances of a track an optimizer solves. */
    int solved(boolean isTuned, String optimizer) {
        return solved(instance -> instance.isTuned() == isTuned, optimizer);
    }

    int solved(Predicate<Field.Instance> which, String optimizer) {
        return (int) field.cells().keySet().stream()
                .filter(which)
                .filter(instance -> of(instance, optimizer).isSolved())
                .count();
    }

    /** On how many instances an optimizer runs, or would if its search had found a point. */
    int runs(Predicate<Field.Instance> which, String optimizer) {
        return (int) field.cells().keySet().stream()
                .filter(which)
                .filter(instance -> takesPart(instance, optimizer))
                .count();
    }

    /** How many instances of a track any optimizer solves. */
    int solvable(boolean isTuned) {
        return (int) field.instances(isTuned).stream()
                .filter(instance -> field.cells().getOrDefault(instance, Map.of()).keySet().stream()
                        .anyMatch(optimizer -> of(instance, optimizer).isSolved()))
                .count();
    }

    /** The optimizers by how many instances they solve in both tracks, untuned first where these are equal, then by name. */
    List<String> ranked() {
        return field.optimizers().stream()
                .sorted(Comparator.comparingInt((String optimizer) -> -solved(any -> true, optimizer))
                        .thenComparingInt(optimizer -> -solved(false, optimizer))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
