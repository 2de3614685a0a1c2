package org.lodo.engine.tune;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.TimeLimit;

/**
 * What a command changes of a tuning. Null or empty means: as in its file.
 *
 * @param optimizers names of the optimizers to tune
 * @param generations how many generations; the schedule is stretched or shortened to as many
 * @param population how many runs a generation has
 * @param budget how many steps the runs of an optimizer make in all; those of the schedule are changed in proportion
 * @param timeout how long a run may take, which changes nothing of the search itself
 */
public record TuningOptions(
        List<String> optimizers,
        @Nullable Integer generations,
        @Nullable Integer population,
        @Nullable Long budget,
        @Nullable TimeLimit timeout) {

    /**
     * Changes of the search itself.
     *
     * @param optimizers names of the optimizers to tune
     * @param generations how many generations
     * @param population how many runs a generation has
     * @param budget how many steps the runs of an optimizer make in all
     */
    public TuningOptions(
            List<String> optimizers,
            @Nullable Integer generations,
            @Nullable Integer population,
            @Nullable Long budget) {
        this(optimizers, generations, population, budget, null);
    }

    /**
     * @return nothing is changed
     */
    public static TuningOptions none() {
        return new TuningOptions(List.of(), null, null, null);
    }

    /**
     * @return whether the search itself is changed
     */
    public boolean changeTheSearch() {
        return generations != null || population != null || budget != null;
    }
}
