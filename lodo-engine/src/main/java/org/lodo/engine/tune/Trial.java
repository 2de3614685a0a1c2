package org.lodo.engine.tune;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.RunCost;

/**
 * One run of a search.
 *
 * @param generation number of the generation, from 0; runs at the tuned point have the number after the last
 * @param index number within the generation, from 0
 * @param seed of the run
 * @param steps that the run was to make
 * @param settings the hyper-parameters searched
 * @param loss the mean loss over the last 10 % of fresh evaluations; infinite if the run failed
 * @param failure null, or why the run failed
 * @param cost what it cost
 */
public record Trial(
        int generation,
        int index,
        long seed,
        long steps,
        Map<String, Double> settings,
        double loss,
        @Nullable String failure,
        RunCost cost) {

    /**
     * @return whether the run ended before its last step
     */
    public boolean failed() {
        return failure != null;
    }
}
