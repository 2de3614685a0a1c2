package org.lodo.bench.performance;

import org.lodo.LodoConfig;
import org.lodo.preconditioner.BlockPermutation;

/**
 * The minimum memory traffic and operations of a step of LODO with Adam as its meta rule, with h hidden units, U = N h units in
 * all layers and W = U k weights.
 *
 * <p>Bytes are those between memory and core if weights, averages and activations exceed every cache. A step makes four passes
 * through the chain of layers. In three, forward and backward for G m and forward for the meta-gradient, each layer reads its
 * weights, 8 bytes per weight, and its permutation, 4 bytes per unit, and writes its activations, 8 bytes per unit. In the
 * fourth, backward with the update, it reads and writes weights and both averages of Adam, 48 bytes per weight, and reads the
 * permutation and three arrays of activations, 28 bytes per unit. Not counted are the vector between two layers, which fits in
 * a cache, the n variables, and unused parts of cache lines.
 *
 * <p>A multiply-add is two operations, a square root or a division one: 2 per weight in each pass, 4 for the meta-gradient and
 * 12 for the update.
 *
 * @param bytesReading bytes to and from memory in the three passes that only read weights
 * @param bytesLearning bytes to and from memory in the pass that updates weights
 * @param operations floating-point operations
 */
public record LodoStepCost(double bytesReading, double bytesLearning, double operations) {

    private static final int PASSES_READING = 3;
    private static final int OPERATIONS_PER_WEIGHT = 4 * 2 + 4 + 12;

    /**
     * @param dimension n
     * @param config N and k
     * @return the cost of a step
     */
    public static LodoStepCost of(int dimension, LodoConfig config) {
        double units = (double) config.layers() * BlockPermutation.hiddenSize(dimension, config.blockSize());
        double weights = units * config.blockSize();
        return new LodoStepCost(
                PASSES_READING * (8 * weights + 12 * units),
                48 * weights + 28 * units,
                OPERATIONS_PER_WEIGHT * weights);
    }

    /**
     * @return bytes to and from memory in all passes
     */
    public double bytes() {
        return bytesReading + bytesLearning;
    }
}
