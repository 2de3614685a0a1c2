package org.lodo.random;

import org.lodo.validation.Require;

/**
 * A random orthogonal matrix that mixes every coordinate with every other, at a cost of O(n log n) for a product. Up to {@value
 * #BLOCK} variables it is uniformly distributed (Haar). Above, it is a product of {@link BlockRotation}s: as many as it takes
 * for every entry to depend on every other, and one more.
 */
public final class MixingRotation implements Rotation {

    private static final int BLOCK = 32;

    private final BlockRotation[] factors;

    /**
     * @param dimension n
     * @param random where the matrix comes from
     */
    public MixingRotation(int dimension, RandomStream random) {
        Require.atLeast("dimension", dimension, 1);
        int count = 1;
        if (dimension > BLOCK) {
            for (long reached = 1; reached < dimension; reached *= BLOCK) {
                count++;
            }
        }
        factors = new BlockRotation[count];
        for (int i = 0; i < count; i++) {
            factors[i] = new BlockRotation(dimension, BLOCK, random);
        }
    }

    @Override
    public void rotate(double[] v, double[] work) {
        for (BlockRotation factor : factors) {
            factor.rotate(v, work);
        }
    }

    @Override
    public void rotateBack(double[] v, double[] work) {
        for (int i = factors.length - 1; i >= 0; i--) {
            factors[i].rotateBack(v, work);
        }
    }
}
