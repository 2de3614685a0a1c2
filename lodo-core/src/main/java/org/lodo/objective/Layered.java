package org.lodo.objective;

import java.util.List;

/**
 * An objective whose variables are tensors, such as the parameters of a network, for optimizers that treat them separately or
 * as matrices.
 */
public interface Layered {

    /**
     * The tensors that x consists of. Every weight tensor and every bias vector is one.
     *
     * @return the tensors in ascending order; the first starts at 0, each ends where the next one starts, and the last one ends
     *     at n
     */
    List<VariableTensor> tensors();

    /**
     * The index of each tensor's first variable.
     *
     * @return a new array of ascending indices, the first of which is 0
     */
    default int[] layerStarts() {
        return tensors().stream().mapToInt(VariableTensor::offset).toArray();
    }
}
