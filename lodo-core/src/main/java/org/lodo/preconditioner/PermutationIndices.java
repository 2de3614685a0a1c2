package org.lodo.preconditioner;

import java.util.ArrayList;
import java.util.List;

/**
 * Positions at which the blocks of a layer read from its neighbours, in natural order: unit b·k + i is entry i of block b.
 *
 * @param source on the way up, the position in the layer below of each input of the blocks
 * @param above on the way down, the position of each output of this layer in what the layer above wrote; the identity for the
 *     top layer
 * @param exit for the lowest layer, the position of each input of the chain in what this layer wrote on the way down; empty
 *     for the others
 */
record PermutationIndices(int[] source, int[] above, int[] exit) {

    /** The indices of every layer of a chain, the lowest first, from the permutation before each layer's blocks. */
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
