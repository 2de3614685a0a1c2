package org.lodo.problems.network;

import java.util.List;
import org.lodo.objective.VariableTensor;

/**
 * An array of parameters within the flat vector of all parameters of a network.
 *
 * @param first index of its first entry
 * @param shape its dimensions; entries are in row-major order
 * @param fanIn how many inputs each output of the layer it belongs to has, the bias not counted
 */
public record ParameterTensor(int first, List<Integer> shape, int fanIn) {

    /** Copies the list. */
    public ParameterTensor {
        shape = List.copyOf(shape);
    }

    /**
     * @return how many entries it has
     */
    public int size() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /**
     * @return index just past its last entry
     */
    public int end() {
        return first + size();
    }

    /**
     * @param name a name within the network
     * @return the tensor as its objective describes it
     */
    public VariableTensor named(String name) {
        return new VariableTensor(name, first, shape);
    }
}
