package org.lodo.optimizer;

import org.lodo.state.Stateful;

/**
 * The form of an optimizer for callers that have computed the gradient themselves: gradient in, step out. An {@link Optimizer}
 * implements it if a step needs one gradient at the current point and nothing else of its draw. Methods that compare losses,
 * evaluate a draw at a second point or ask for curvature, such as {@link org.lodo.probing.ProbingLodo}, have only the form on
 * draws.
 *
 * <p>Both forms of an optimizer share its state and give the same bits for the same gradients, so they may alternate. Callers
 * that know the optimizer as an {@link Optimizer} ask {@link Optimizer#feature} for this one.
 */
public interface Step extends Stateful {

    /**
     * Makes one step.
     *
     * @param gradient the gradient at {@code x}, n entries, read only; not the same array as {@code x}
     * @param x the point, changed in place; n entries, the same n at every step
     * @throws org.lodo.validation.NonFiniteException if the gradient is not finite; point and state are as before
     * @throws IllegalArgumentException if an array does not have n entries, or both are the same
     */
    void step(double[] gradient, double[] x);
}
