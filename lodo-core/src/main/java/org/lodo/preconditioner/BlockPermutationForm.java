package org.lodo.preconditioner;

import java.util.List;
import org.lodo.parallel.Workers;
import org.lodo.validation.Require;

/**
 * The {@link CanonicalForm} of LODO's own preconditioner ({@link BlockPermutation}):
 *
 * <pre>
 * G = α₀ Eᵀ Aᵀ A E,   A = L_N … L_1,   L_i = B_i P_i
 * </pre>
 *
 * <p>E pads the n variables with zeros to h = {@link BlockPermutation#hiddenSize} hidden units: (E v)[j] = v[j] for j &lt; n and
 * 0 beyond. {@link PermutedBlocks} says what a layer does. Blocks are numbered as they were drawn from the seed or given to
 * {@link BlockPermutation#of}; a kernel may store them in another order.
 *
 * @param dimension n, at least 1
 * @param scale α₀, positive
 * @param blockSize k, at least 1
 * @param layers L_1 to L_N, the one that meets the variables first
 */
public record BlockPermutationForm(int dimension, double scale, int blockSize, List<PermutedBlocks> layers)
        implements CanonicalForm {

    /**
     * Checks all sizes.
     *
     * @throws IllegalArgumentException if sizes do not fit or a permutation is not one
     */
    public BlockPermutationForm {
        Require.positive("scale", scale);
        layers = List.copyOf(layers);
        int width = BlockPermutation.hiddenSize(dimension, blockSize);
        for (int layer = 0; layer < layers.size(); layer++) {
            layers.get(layer).checkAsLayer(layer, width, blockSize);
        }
    }

    @Override
    public SymmetricProduct toPreconditioner(Workers workers) {
        return BlockPermutation.of(
                dimension,
                scale,
                blockSize,
                layers.stream().map(PermutedBlocks::permutation).toList(),
                layers.stream().map(PermutedBlocks::blocks).toList(),
                workers);
    }
}
