package org.lodo.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.lodo.preconditioner.BlockPermutation;

/**
 * The preconditioner of LODO, G(θ) = α₀ Eᵀ A(θ)ᵀ A(θ) E, in operations of PyTorch: each layer gathers the hidden vector by an
 * index array, then multiplies it by blocks as one batch of matrices. The weights are arguments, so that the same operations
 * may be put on a tape or not.
 */
final class PyTorchPreconditioner {

    private final double scale;
    private final Shape rows;
    private final Shape columns;
    private final NDArray padding;
    private final String visible;
    private final List<NDArray> permutations;
    private final List<NDArray> inverses;

    /** With permutations as in {@link BlockPermutation#of}, one a layer. */
    PyTorchPreconditioner(
            NDManager manager,
            int dimension,
            double scale,
            int blockSize,
            List<int[]> permutations,
            DataType precision) {
        this.scale = scale;
        int width = BlockPermutation.hiddenSize(dimension, blockSize);
        rows = new Shape(width / blockSize, 1, blockSize);
        columns = new Shape(width / blockSize, blockSize, 1);
        padding = manager.zeros(new Shape(width - dimension), precision);
        visible = ":" + dimension;
        this.permutations = permutations.stream().map(p -> indices(manager, p)).toList();
        inverses = permutations.stream().map(p -> indices(manager, inverse(p))).toList();
    }

    /** G(θ) v, of length n. The weights θ are one array of shape (blocks, k, k) a layer. */
    NDArray apply(List<NDArray> weights, NDArray v) {
        NDArray hidden = v.concat(padding);
        for (int i = 0; i < weights.size(); i++) {
            // Twice as fast as the more usual get(indices), forward and backward.
            NDArray permuted = hidden.gather(permutations.get(i), 0);
            hidden = permuted.reshape(rows).batchMatMul(weights.get(i)).flatten();
        }
        for (int i = weights.size() - 1; i >= 0; i--) {
            // W times a column is Wᵀ after a row, without a transposed copy of W.
            NDArray multiplied = weights.get(i).batchMatMul(hidden.reshape(columns));
            hidden = multiplied.flatten().gather(inverses.get(i), 0);
        }
        return hidden.get(visible).mul(scale);
    }

    private static NDArray indices(NDManager manager, int[] permutation) {
        return manager.create(Arrays.stream(permutation).asLongStream().toArray());
    }

    private static int[] inverse(int[] permutation) {
        int[] inverse = new int[permutation.length];
        for (int j = 0; j < inverse.length; j++) {
            inverse[permutation[j]] = j;
        }
        return inverse;
    }
}
