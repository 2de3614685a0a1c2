package org.lodo.baselines.tensor;

import org.lodo.state.Stateful;

/** The update of one tensor. Owns the state it needs for that. */
public interface TensorRule extends Stateful {

    /**
     * Makes one step.
     *
     * @param gradient the gradient with respect to the tensor, as many entries as it has, read only
     * @param x the whole point; the tensor's entries are changed in place
     * @param offset index of the tensor's first entry in x
     */
    void update(double[] gradient, double[] x, int offset);
}
