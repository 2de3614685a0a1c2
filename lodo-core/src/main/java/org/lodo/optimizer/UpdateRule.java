package org.lodo.optimizer;

import org.lodo.state.Stateful;

/**
 * Turns a gradient into an in-place update of parameters, entry by entry, and owns the state it needs for that. The parameters
 * are one or more arrays, called groups. A rule serves both as an optimizer ({@link GradientOptimizer}) and as LODO's meta
 * rule.
 *
 * <p>A step is one call of {@link #beginStep} and then, for every entry of every group, exactly one call of
 * {@link #update} that covers it. Calls that cover different entries may come from different threads.
 */
public interface UpdateRule extends Stateful {

    /** Creates a rule for parameters of given sizes. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param sizes the length of each group
         * @return a new rule
         */
        UpdateRule create(int... sizes);
    }

    /** Begins the next step. */
    void beginStep();

    /**
     * Updates a range of one group.
     *
     * @param group which group
     * @param gradient the gradient with respect to the group, read in [from, to)
     * @param parameters the group, changed in place in [from, to)
     * @param from first entry
     * @param to one past the last entry
     */
    void update(int group, double[] gradient, double[] parameters, int from, int to);
}
