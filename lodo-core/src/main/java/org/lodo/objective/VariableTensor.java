package org.lodo.objective;

import java.util.List;

/**
 * An array of variables within the flat vector x: the weights or the biases of a layer, or a factor of a product.
 *
 * @param name what it is, unique within its objective, such as "hidden.weights"
 * @param offset index in x of its first entry
 * @param shape its dimensions, each at least 1; entries are in row-major order
 */
public record VariableTensor(String name, int offset, List<Integer> shape) {

    /** Copies and checks the shape. */
    public VariableTensor {
        shape = List.copyOf(shape);
        if (offset < 0) {
            throw new IllegalArgumentException("offset of " + name + " = " + offset + ": must be at least 0");
        }
        long size = 1;
        for (int extent : shape) {
            if (extent < 1) {
                throw new IllegalArgumentException(
                        "shape of " + name + " = " + shape + ": must have extents of at least 1");
            }
            size = Math.multiplyExact(size, extent);
        }
        if (size > Integer.MAX_VALUE - offset) {
            throw new IllegalArgumentException(
                    "shape of " + name + " = " + shape + ": must end within " + Integer.MAX_VALUE + " variables");
        }
    }

    /**
     * @return how many entries it has
     */
    public int size() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /**
     * @return index in x just past its last entry
     */
    public int end() {
        return offset + size();
    }

    /**
     * @return columns of the tensor as a matrix, its last extent; the other extents together number the rows. 1 for a scalar
     */
    public int columns() {
        return shape.isEmpty() ? 1 : shape.get(shape.size() - 1);
    }

    /**
     * @return rows of the tensor as a matrix; 1 for a vector
     */
    public int rows() {
        return size() / columns();
    }
}
