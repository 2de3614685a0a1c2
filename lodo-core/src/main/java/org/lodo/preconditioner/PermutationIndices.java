package org.lodo.preconditioner;

import java.util.ArrayList;
import java.util.List;

/**
 * How the blocks of a layer are joined to its neighbours, in natural order: unit b·k + i is entry i of block b.
 *
 * @param source where each unit that enters the blocks comes from, on the way up
 * @param above where each unit at the layer's output stands in what the layer above leaves, on the way down; at the top, the
 *     identity
 * @param exit where each unit that enters the chain stands in what this layer leaves, if it is the lowest, or else empty
 */
record PermutationIndices(int[] source, int[] above, int[] exit) {

    /** The wiring of every layer of a chain, the lowest first, from the permutation before each layer's blocks. */
    static List<PermutationIndices> of(List<int[]> permutations) {
        List<PermutationIndices> chain = new ArrayList<>();
        for (int layer = 0; layer < permutations.size(); layer++) {
            int[] source = permutations.get(layer);
            boolean isTop = layer == permutations.size() - 1;
            chain.add(new PermutationIndices(
                    source.clone(),
                    isTop ? Permutations.identity(source.length) : Permutations.inverse(permutations.get(layer + 1)),
                    layer == 0 ? Permutations.inverse(source) : new int[0]));
        }
        return chain;
    }
}
