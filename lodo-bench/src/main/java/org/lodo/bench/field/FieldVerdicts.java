package org.lodo.bench.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.lodo.engine.stats.Means;
import org.lodo.engine.stats.PairedComparison;

/**
 * Verdicts on the optimizers of a field against one of them, by the suite's tests. A pair is a seed at a difficulty: all
 * difficulties of a problem are one sample, since the seeds of one would be too few to decide between so many rivals, and
 * independent, since each difficulty has random streams of its own. Losses are divided by the reference's mean at their
 * difficulty, so that no difficulty outweighs another and the margin is the same fraction of each.
 */
final class FieldVerdicts {

    private final Field field;

    FieldVerdicts(Field field) {
        this.field = field;
    }

    /** The rivals that run wherever the reference does, compared with it; none if it does not run on the problem. */
    List<PairedComparison> of(boolean isTuned, String problem, String reference) {
        List<Field.Instance> instances = field.instances(isTuned).stream()
                .filter(instance -> instance.problem().equals(problem))
                .filter(instance -> !field.of(instance, reference).isEmpty())
                .toList();
        if (instances.isEmpty()) {
            return List.of();
        }
        double[] own = losses(instances, reference, reference);
        Map<String, double[][]> rivals = new LinkedHashMap<>();
        for (String optimizer : rivals(instances)) {
            double[] losses = losses(instances, optimizer, reference);
            if (!optimizer.equals(reference) && losses.length == own.length) {
                rivals.put(optimizer, new double[][] {losses});
            }
        }
        return rivals.isEmpty() ? List.of() : field.study().rule().compare(new double[][] {own}, rivals);
    }

    private Set<String> rivals(List<Field.Instance> instances) {
        return field.cells().getOrDefault(instances.get(0), Map.of()).keySet();
    }

    /** Relative to the reference; NaN for runs that failed. */
    private double[] losses(List<Field.Instance> instances, String optimizer, String reference) {
        List<double[]> all = new ArrayList<>();
        for (Field.Instance instance : instances) {
            double scale = scale(field.of(instance, reference));
            all.add(field.of(instance, optimizer).stream()
                    .mapToDouble(run -> run.loss() / scale)
                    .toArray());
        }
        return all.stream().flatMapToDouble(DoubleStream::of).toArray();
    }

    private static double scale(List<FieldRun> runs) {
        double[] losses = runs.stream()
                .mapToDouble(FieldRun::loss)
                .filter(Double::isFinite)
                .map(Math::abs)
                .toArray();
        return losses.length == 0 ? 1 : Math.max(Means.of(losses), Capability.LEAST);
    }
}
