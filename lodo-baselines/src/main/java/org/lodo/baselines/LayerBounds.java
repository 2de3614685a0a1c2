package org.lodo.baselines;

import java.util.Arrays;

/** Where layers begin and end in the vector of all variables. */
public final class LayerBounds {

    private LayerBounds() {}

    /**
     * @param starts ascending indices of the layers' first variables, the first of which is 0
     * @param dimension n
     * @return the starts and n, so that layer k is from entry k to entry k + 1
     * @throws IllegalArgumentException if the starts are not such indices
     */
    public static int[] of(int[] starts, int dimension) {
        int[] bounds = Arrays.copyOf(starts, starts.length + 1);
        bounds[starts.length] = dimension;
        boolean valid = bounds[0] == 0;
        for (int layer = 0; layer < starts.length; layer++) {
            valid &= bounds[layer] < bounds[layer + 1];
        }
        if (!valid) {
            throw new IllegalArgumentException("layerStarts: must begin with 0 and ascend below the dimension");
        }
        return bounds;
    }
}
