package org.lodo.peers;

import java.util.Arrays;
import org.lodo.random.RandomStream;

/**
 * Random reflections I − 2 v vᵀ / vᵀv with Gaussian v, as initial orthogonal blocks. Unlike the suite's own blocks they are not
 * uniformly distributed over orthogonal matrices, which matters neither for speed nor for agreement.
 */
final class Reflections {

    private Reflections() {}

    /** The blocks of a layer, as [block][in][out]. */
    static double[][][] blocks(int count, int blockSize, RandomStream random) {
        double[][][] blocks = new double[count][][];
        Arrays.setAll(blocks, b -> reflection(blockSize, random));
        return blocks;
    }

    private static double[][] reflection(int size, RandomStream random) {
        double[] v = new double[size];
        random.fillGaussian(v);
        double square = 0;
        for (double entry : v) {
            square += entry * entry;
        }
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = (i == j ? 1 : 0) - 2 * v[i] * v[j] / square;
            }
        }
        return matrix;
    }
}
