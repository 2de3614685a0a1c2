package org.lodo.random;

import org.lodo.kernel.Vectors;

/** Uniformly distributed (Haar) orthogonal matrices of small size. */
public final class RandomOrthogonal {

    private RandomOrthogonal() {}

    /**
     * A square orthogonal matrix.
     *
     * @param size number of rows and columns
     * @param random where the Gaussian matrix comes from, row by row
     * @return the rows of Q, a new array
     */
    public static double[][] matrix(int size, RandomStream random) {
        return rows(size, size, random);
    }

    /**
     * Orthonormal rows: the first ones of the Q of a QR factorization with positive diagonal R of a Gaussian matrix, by Gram and
     * Schmidt's method applied twice, which leaves Q orthogonal to rounding.
     *
     * @param count number of rows, at most {@code size}
     * @param size number of columns
     * @param random where the Gaussian matrix comes from, row by row
     * @return the rows, a new array
     */
    public static double[][] rows(int count, int size, RandomStream random) {
        double[][] rows = new double[count][size];
        for (int row = 0; row < count; row++) {
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
