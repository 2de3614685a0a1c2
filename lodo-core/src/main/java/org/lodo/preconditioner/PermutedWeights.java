package org.lodo.preconditioner;

import java.util.Arrays;

/**
 * A layer of a {@link PermutedResidualForm}: (R x)[j] = x[j] + weights[j] x[permutation[j]].
 *
 * <p>Immutable: arrays are copied on the way in and on the way out.
 *
 * @param permutation a permutation of 0 to 2n − 1
 * @param weights w, of 2n entries
 */
public record PermutedWeights(int[] permutation, double[] weights) {

    /** Copies both arrays. Whether their sizes fit is checked by {@link PermutedResidualForm}. */
    public PermutedWeights {
        permutation = permutation.clone();
        weights = weights.clone();
    }

    /**
     * @return a copy of the permutation
     */
    @Override
    public int[] permutation() {
        return permutation.clone();
    }

    /**
     * @return a copy of the weights
     */
    @Override
    public double[] weights() {
        return weights.clone();
    }

    void checkAsLayer(int layer, int width) {
        PermutedResidual.checkLayer(layer, width, permutation, weights);
    }

    /** Whether the other layer has the same permutation and the same bits in its weights. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PermutedWeights that
                && Arrays.equals(permutation, that.permutation)
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(permutation) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "PermutedWeights[permutation=" + Arrays.toString(permutation) + ", weights=" + Arrays.toString(weights)
                + "]";
    }
}
