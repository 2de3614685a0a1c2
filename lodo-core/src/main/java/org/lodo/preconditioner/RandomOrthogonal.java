package org.lodo.preconditioner;

import org.lodo.kernel.Vectors;
import org.lodo.random.RandomStream;

/** Uniformly distributed (Haar) orthogonal matrices of small size. */
final class RandomOrthogonal {

    private RandomOrthogonal() {}

    /**
     * The Q of a QR factorization with positive diagonal R of a Gaussian matrix, by Gram and Schmidt's method applied
     * twice, which leaves Q orthogonal to rounding.
     */
    static double[][] matrix(int size, RandomStream random) {
        double[][] rows = new double[size][size];
        for (int row = 0; row < size; row++) {
            random.fillGaussian(rows[row]);
            for (int pass = 0; pass < 2; pass++) {
                for (int earlier = 0; earlier < row; earlier++) {
                    Vectors.addScaled(-Vectors.dot(rows[earlier], rows[row]), rows[earlier], rows[row]);
                }
            }
            double norm = Vectors.norm(rows[row]);
            for (int column = 0; column < size; column++) {
                rows[row][column] /= norm;
            }
        }
        return rows;
    }
}
