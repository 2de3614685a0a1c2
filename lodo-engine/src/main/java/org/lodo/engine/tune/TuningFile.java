package org.lodo.engine.tune;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tuning as written in YAML. Keys that may be left out may be null here.
 *
 * @param title what it is about, in a line
 * @param problem its name in the catalog
 * @param settings settings of the problem that differ from the defaults
 * @param protocol how a search goes about, the name of a {@link SearchProtocol}; by default the published one
 * @param searches how many independent searches each optimizer has; by default 1
 * @param commonDraws whether all runs of a generation have the same draws; by default each has its own
 * @param population how many runs a generation has; by default 32
 * @param timeout how long a run may take, see {@link org.lodo.engine.run.TimeLimit}; by default as long as it takes
 * @param schedule the generations of the published protocol, whose keys are also commonDraws and population
 * @param rungs the rungs of successive halving
 * @param confirmation its last choice
 * @param optimizers the optimizers that are tuned if none are named on the command line
 */
record TuningFile(
        @Nullable String title,
        @Nullable String problem,
        @Nullable Map<String, Object> settings,
        @Nullable String protocol,
        @Nullable Integer searches,
        @Nullable Boolean commonDraws,
        @Nullable Integer population,
        @Nullable String timeout,
        @Nullable List<Round> schedule,
        @Nullable List<RungItem> rungs,
        @Nullable ConfirmationItem confirmation,
        @Nullable List<OptimizerItem> optimizers) {

    /**
     * An optimizer, in a file its name alone if it has no settings.
     *
     * @param optimizer its name in the catalog
     * @param settings what differs from its defaults: the search starts from there, and what it does not search stays so
     */
    record OptimizerItem(String optimizer, @Nullable Map<String, Object> settings) {

        @JsonCreator
        static OptimizerItem named(String optimizer) {
            return new OptimizerItem(optimizer, null);
        }

        @JsonCreator
        OptimizerItem {}
    }

    /**
     * A generation, or several alike.
     *
     * @param sigma standard deviation of the runs' points around the mean
     * @param steps how many steps each run makes
     */
    record Round(@Nullable Double sigma, @Nullable Long steps) {}

    /**
     * A rung of successive halving.
     *
     * @param steps how many steps each run makes
     * @param gradients in the place of steps, how many values, gradients and products with the Hessian each run evaluates
     * @param candidates how many points are run
     */
    record RungItem(
            @Nullable Long steps,
            @Nullable Long gradients,
            @Nullable Integer candidates) {}

    /**
     * The last choice of successive halving.
     *
     * @param steps how many steps each run makes
     * @param gradients in the place of steps, how many values, gradients and products with the Hessian each run evaluates
     * @param candidates how many points are run
     * @param seeds how many runs a point has
     */
    record ConfirmationItem(
            @Nullable Long steps,
            @Nullable Long gradients,
            @Nullable Integer candidates,
            @Nullable Integer seeds) {}
}
