package org.lodo.bench.performance;

import org.lodo.LodoConfig;
import org.lodo.preconditioner.BlockPermutation;

/**
 * What a step of LODO with Adam as its meta rule cannot do without, counted: with h hidden units, U = N h units in all layers
 * and W = U k weights.
 *
 * <p>Bytes pass between memory and core where weights, averages and traces fit in no cache. On three of the four ways through
 * the chain, up and down for G m and up for the meta-gradient, each layer reads its weights, 8 bytes a weight, and its
 * permutation, 4 bytes a unit, and writes what the units brought, 8 bytes a unit. On the fourth, down and learning, it reads
 * and writes weights and both of Adam's averages, 48 bytes a weight, and reads the permutation and three traces, 28
 * bytes a unit. The vector between two layers, which fits in a cache, the n variables, and what a cache line brings along
 * unasked are not counted.
 *
 * <p>Operations, where a multiply-add is two, and a square root or a division one: four ways at 2 a weight, the
 * meta-gradient 4, the update 12.
 *
 * @param bytesReading to and from memory, on the three ways that read
 * @param bytesLearning to and from memory, on the way that learns
 * @param operations of floating point
 */
public record LodoStepCost(double bytesReading, double bytesLearning, double operations) {

    private static final int WAYS_READING = 3;
    private static final int OPERATIONS_OF_WEIGHT = 4 * 2 + 4 + 12;

    /**
     * @param dimension n
     * @param config N and k
     * @return the cost of a step
     */
    public static LodoStepCost of(int dimension, LodoConfig config) {
        double units = (double) config.layers() * BlockPermutation.hiddenSize(dimension, config.blockSize());
        double weights = units * config.blockSize();
        return new LodoStepCost(
                WAYS_READING * (8 * weights + 12 * units), 48 * weights + 28 * units, OPERATIONS_OF_WEIGHT * weights);
    }

    /**
     * @return all bytes
     */
    public double bytes() {
        return bytesReading + bytesLearning;
    }
}
