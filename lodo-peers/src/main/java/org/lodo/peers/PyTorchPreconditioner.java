package org.lodo.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.lodo.preconditioner.BlockPermutation;

/**
 * The preconditioner of LODO, G(θ) = α₀ Eᵀ A(θ)ᵀ A(θ) E, in PyTorch operations: each layer gathers the hidden vector by an
 * index array, then multiplies it by its blocks as one batch of matrices. The weights are arguments, so that the same
 * operations run with or without recording for differentiation.
 */
final class PyTorchPreconditioner {

    private final double scale;
    private final Form form;
    private final Shape rows;
    private final Shape columns;
    private final NDArray padding;
    private final String visible;
    private final List<NDArray> permutations;
    private final List<NDArray> inverses;

    /** With one permutation per layer, as in {@link BlockPermutation#of}. */
    PyTorchPreconditioner(
            NDManager manager,
            int dimension,
            double scale,
            int blockSize,
            List<int[]> permutations,
            DataType precision,
            Form form) {
        this.scale = scale;
        this.form = form;
        int width = BlockPermutation.hiddenSize(dimension, blockSize);
        rows = new Shape(width / blockSize, 1, blockSize);
        columns = new Shape(width / blockSize, blockSize, 1);
        padding = manager.zeros(new Shape(width - dimension), precision);
        visible = ":" + dimension;
        this.permutations = permutations.stream().map(p -> indices(manager, p)).toList();
        inverses = permutations.stream().map(p -> indices(manager, inverse(p))).toList();
    }

    /** G(θ) v, of length n. The weights θ are one array of shape (blocks, k, k) per layer. */
    NDArray apply(List<NDArray> weights, NDArray v) {
        NDArray hidden = v.concat(padding);
        for (int i = 0; i < weights.size(); i++) {
            NDArray permuted = entries(hidden, permutations.get(i));
            hidden = permuted.reshape(rows).batchMatMul(weights.get(i)).flatten();
        }
        for (int i = weights.size() - 1; i >= 0; i--) {
            hidden = entries(transposed(weights.get(i), hidden), inverses.get(i));
        }
        return hidden.get(visible).mul(scale);
    }

    /** Gather: twice as fast as the more usual indexing, forward and backward. */
    private NDArray entries(NDArray hidden, NDArray indices) {
        return form == Form.TUNED ? hidden.gather(indices, 0) : hidden.get(indices);
    }

    /** Computes W v as vᵀ Wᵀ, which avoids a transposed copy of W. */
    private NDArray transposed(NDArray blocks, NDArray hidden) {
        return form == Form.TUNED
                ? blocks.batchMatMul(hidden.reshape(columns)).flatten()
                : hidden.reshape(rows).batchMatMul(blocks.swapAxes(1, 2)).flatten();
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
