package org.lodo.optimizer;

import org.lodo.objective.Draws;
import org.lodo.objective.Sample;

/**
 * Advances a point towards a minimum, one step at a time. An optimizer pulls the draws it needs and knows nothing of
 * budgets, clocks or logs. It serves one run; it is not safe for use by several threads at once.
 *
 * @param <S> what it needs to ask of a sample
 */
public interface Optimizer<S extends Sample> {

    /**
     * Makes one step.
     *
     * @param draws where the step takes its samples from
     * @param x the point, changed in place; n entries, the same n at every step
     */
    void step(Draws<? extends S> draws, double[] x);
}
