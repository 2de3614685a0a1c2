package org.lodo.engine.catalog;

import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.parallel.Workers;

/**
 * What an optimizer is told of the run it is made for.
 *
 * @param objective what it will minimize
 * @param seed of its own randomness
 * @param steps how many steps the run has
 * @param workers who computes; results must not depend on it
 */
public record OptimizerRun(Objective<?> objective, long seed, long steps, Workers workers) {

    /**
     * @return n, the number of variables
     */
    public int dimension() {
        return objective.dimension();
    }

    /**
     * @return where the objective's layers begin; an objective without layers is one
     */
    public int[] layerStarts() {
        return objective instanceof Layered layered ? layered.layerStarts() : new int[] {0};
    }
}
