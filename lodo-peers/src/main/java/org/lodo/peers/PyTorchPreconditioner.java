package org.lodo.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.lodo.preconditioner.BlockPermutation;

/**
 * The preconditioner of LODO, G(θ) = α₀ Eᵀ A(θ)ᵀ A(θ) E, in operations of PyTorch: each layer fetches the hidden vector by an
 * index array, then multiplies it by blocks as one batch of matrices. The weights are arguments, so that the same operations
 * may be put on a tape or not.
 */
final class PyTorchPreconditioner {

    private final double scale;
    private final Shape rows;
    private final NDArray padding;
    private final NDIndex visible;
    private final List<NDIndex> permutations;
    private final List<NDIndex> inverses;

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
        padding = manager.zeros(new Shape(width - dimension), precision);
        visible = new NDIndex(":" + dimension);
        this.permutations = permutations.stream().map(p -> index(manager, p)).toList();
        inverses = permutations.stream().map(p -> index(manager, inverse(p))).toList();
    }

    /** G(θ) v, of length n. The weights θ are one array of shape (blocks, k, k) a layer. */
    NDArray apply(List<NDArray> weights, NDArray v) {
        NDArray hidden = v.concat(padding);
        for (int i = 0; i < weights.size(); i++) {
            hidden = multiply(hidden.get(permutations.get(i)), weights.get(i));
        }
        for (int i = weights.size() - 1; i >= 0; i--) {
            hidden = multiply(hidden, weights.get(i).transpose(0, 2, 1)).get(inverses.get(i));
        }
        return hidden.get(visible).mul(scale);
    }

    private NDArray multiply(NDArray hidden, NDArray blocks) {
        return hidden.reshape(rows).batchMatMul(blocks).flatten();
    }

    private static NDIndex index(NDManager manager, int[] permutation) {
        return new NDIndex(
                "{}", manager.create(Arrays.stream(permutation).asLongStream().toArray()));
    }

    private static int[] inverse(int[] permutation) {
        int[] inverse = new int[permutation.length];
        for (int j = 0; j < inverse.length; j++) {
            inverse[permutation[j]] = j;
        }
        return inverse;
    }
}
