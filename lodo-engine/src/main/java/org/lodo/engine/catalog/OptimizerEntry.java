package org.lodo.engine.catalog;

import java.util.List;
import java.util.Map;
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
 * @param <H> type of its hyper-parameters
 * @param <S> the kind of sample that it evaluates
 */
public record OptimizerEntry<H extends Record, S extends Sample>(
        String name, String description, H defaults, Class<S> needs, Factory<H, S> factory, SearchSpace searchSpace) {

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
        return new OptimizerEntry<>(name, description, defaults, needs, factory, SearchSpace.of(defaults, names));
    }

    /**
     * @param given hyper-parameters that differ from the defaults
     * @return all hyper-parameters
     * @throws UsageException if a name is unknown or a value not allowed
     */
    public Map<String, Object> resolve(Map<String, ?> given) {
        return Settings.toMap(Settings.override(name, defaults, given));
    }

    /**
     * @param settings hyper-parameters that differ from the defaults
     * @param run the run that it is created for
     * @return a new optimizer
     */
    public Optimizer<? super S> create(Map<String, ?> settings, OptimizerRun run) {
        return factory.create(Settings.override(name, defaults, settings), run);
    }
}
