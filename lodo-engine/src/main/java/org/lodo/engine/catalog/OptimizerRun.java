package org.lodo.engine.catalog;

import java.util.List;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.parallel.Workers;

/**
 * What an optimizer knows of the run it is created for.
 *
 * @param objective the objective to minimize
 * @param seed of the optimizer's own random numbers
 * @param steps number of steps of the run
 * @param workers executes parallel work; results must not depend on it
 */
public record OptimizerRun(Objective<?> objective, long seed, long steps, Workers workers) {

    /**
     * @return n, the number of variables
     */
    public int dimension() {
        return objective.dimension();
    }

    /**
     * @return the index of the first variable of each layer; {0} if the objective has no layers
     */
    public int[] layerStarts() {
        return objective.feature(Layered.class).map(Layered::layerStarts).orElseGet(() -> new int[] {0});
    }

    /**
     * @return the tensors that x consists of, in order; a single vector if the objective has none
     */
    public List<VariableTensor> tensors() {
        return objective
                .feature(Layered.class)
                .map(Layered::tensors)
                .orElseGet(() -> List.of(new VariableTensor("x", 0, List.of(dimension()))));
    }
}
