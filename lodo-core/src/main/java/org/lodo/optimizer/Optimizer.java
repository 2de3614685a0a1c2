package org.lodo.optimizer;

import java.util.Optional;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;

/**
 * Moves a point towards a minimum, one step at a time. An optimizer takes the draws it needs and does not know about budgets,
 * clocks or logs. An object serves a single run and is not safe for concurrent use.
 *
 * @param <S> what it needs of a sample
 */
public interface Optimizer<S extends Sample> {

    /**
     * Makes one step. A gradient or Hessian that is not finite is rejected before it reaches the point or the optimizer's state
     * ({@link org.lodo.validation.Require#finite}): both stay as they were before the step, and the next step may follow. A
     * line search may try points at which the gradient is not finite.
     *
     * @param draws the source of the step's samples
     * @param x the point, changed in place; n entries, the same n at every step
     * @throws org.lodo.validation.NonFiniteException if a gradient or Hessian is not finite, with entry and value; the number
     *     of the step is known to the caller
     */
    void step(Draws<? extends S> draws, double[] x);

    /**
     * An optional property of this optimizer, such as {@link Averaging}, {@link MetaLearner} or
     * {@link org.lodo.state.Stateful}. Callers ask for it instead of the optimizer's class, so that one optimizer can pass on the
     * properties of another.
     *
     * @param type the interface of the property
     * @param <F> the interface of the property
     * @return the object that has it, usually this optimizer; empty if there is none
     */
    default <F> Optional<F> feature(Class<F> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }
}
