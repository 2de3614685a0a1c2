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

    /** The mean loss by the lowest of any optimizer there; infinite if all runs failed, NaN if it does not run there. */
    double ratio(Field.Instance instance, String optimizer) {
        Capability own = of(instance, optimizer);
        return own.seeds() == 0 ? Double.NaN : own.ratio(least.getOrDefault(instance, Double.NaN));
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

    /** On how many instances an optimizer runs. */
    int runs(Predicate<Field.Instance> which, String optimizer) {
        return (int) field.cells().keySet().stream()
                .filter(which)
                .filter(instance -> of(instance, optimizer).seeds() > 0)
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
