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
     * Makes one step. A gradient or Hessian that is not finite is refused before it reaches the point or the optimizer's
     * state ({@link org.lodo.validation.Require#finite}); both are then as before the step, and the optimizer may be asked for
     * another. A line search may try points at which the gradient is not finite.
     *
     * @param draws where the step takes its samples from
     * @param x the point, changed in place; n entries, the same n at every step
     * @throws org.lodo.validation.NonFiniteException if a gradient or Hessian is not finite; which step it was, the caller
     *     counts
     */
    void step(Draws<? extends S> draws, double[] x);
}
