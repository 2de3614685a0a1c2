package org.lodo.engine.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;

/**
 * An optimizer of the catalog.
 *
 * @param name its name in studies
 * @param description one line
 * @param defaults its default hyper-parameters, a record that checks its values
 * @param needs the kind of sample that it evaluates
 * @param factory creates it for a run
 * @param searchSpace the hyper-parameters that the tuner searches
 * @param takesStepSettings whether its steps may be scheduled, decayed and clipped
 * @param <H> type of its hyper-parameters
 * @param <S> the kind of sample that it evaluates
 */
public record OptimizerEntry<H extends Record, S extends Sample>(
        String name,
        String description,
        H defaults,
        Class<S> needs,
        Factory<H, S> factory,
        SearchSpace searchSpace,
        boolean takesStepSettings) {

    /** Creates an optimizer for a run. */
    @FunctionalInterface
    public interface Factory<H extends Record, S extends Sample> {
        /**
         * @param settings hyper-parameters
         * @param run the run that it is created for
         * @return a new optimizer
         */
        Optimizer<? super S> create(H settings, OptimizerRun run);
    }

    OptimizerEntry<H, S> searching(List<String> names) {
        SearchSpace space = SearchSpace.of(defaults, names);
        return new OptimizerEntry<>(name, description, defaults, needs, factory, space, takesStepSettings);
    }

    OptimizerEntry<H, S> withStepSettings() {
        return new OptimizerEntry<>(name, description, defaults, needs, factory, searchSpace, true);
    }

    /**
     * @return names and defaults of the settings of its steps: schedule, weight decay and clipping; empty if it has none
     */
    public Map<String, Object> stepSettings() {
        return takesStepSettings ? StepSettings.defaults() : Map.of();
    }

    /**
     * @param given settings that differ from the defaults
     * @return all hyper-parameters, and the settings of its steps where they differ from the defaults
     * @throws UsageException if a name is unknown or a value not allowed
     */
    public Map<String, Object> resolve(Map<String, ?> given) {
        if (!takesStepSettings) {
            return Settings.toMap(Settings.override(name, defaults, given));
        }
        requireKnown(given.keySet());
        Map<String, Object> resolved = Settings.toMap(Settings.override(name, defaults, StepSettings.without(given)));
        resolved.putAll(StepSettings.of(name, given).written());
        return resolved;
    }

    /** With the settings of its steps among the suggestions. */
    private void requireKnown(Set<String> given) {
        Set<String> names = new LinkedHashSet<>(Settings.toMap(defaults).keySet());
        names.addAll(stepSettings().keySet());
        for (String setting : given) {
            if (!names.contains(setting)) {
                throw new UsageException(Suggestions.unknown("setting of " + name, setting, names));
            }
        }
    }

    /**
     * @param settings settings that differ from the defaults
     * @param run the run that it is created for
     * @return a new optimizer
     */
    public Optimizer<? super S> create(Map<String, ?> settings, OptimizerRun run) {
        if (!takesStepSettings) {
            return factory.create(Settings.override(name, defaults, settings), run);
        }
        H own = Settings.override(name, defaults, StepSettings.without(settings));
        // Only optimizers that need nothing but gradients have step settings.
        @SuppressWarnings("unchecked")
        Optimizer<Sample> optimizer = (Optimizer<Sample>) factory.create(own, run);
        return StepSettings.of(name, settings).applyTo(name, optimizer, Settings.toMap(own), run);
    }
}
