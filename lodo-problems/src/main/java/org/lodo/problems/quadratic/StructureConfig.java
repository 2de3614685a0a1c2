package org.lodo.problems.quadratic;

import org.lodo.validation.Require;

/**
 * The structure of a Hessian.
 *
 * @param structure its eigenvectors
 * @param blockSize coordinates in a block of {@link Structure#PERMUTED_BLOCKS}
 * @param rank number of large eigenvalues of {@link Structure#LOW_RANK}
 */
public record StructureConfig(Structure structure, int blockSize, int rank) {

    /** The largest block, and the largest factor of a Kronecker product: each is stored as a whole. */
    public static final int MAX_BLOCK = 2048;

    /** Checks every value. */
    public StructureConfig {
        Require.between("blockSize", blockSize, 1, MAX_BLOCK);
        Require.atLeast("rank", rank, 1);
    }

    /**
     * @return dense; blocks of 4, rank 10
     */
    public static StructureConfig defaults() {
        return new StructureConfig(Structure.DENSE, 4, 10);
    }

    /**
     * Checks the structure for a number of variables.
     *
     * @param dimension n
     * @throws IllegalArgumentException if n has no such structure
     */
    public void requireFor(int dimension) {
        if (structure == Structure.LOW_RANK && rank > dimension) {
            throw new IllegalArgumentException(
                    "rank = " + rank + ": must be at most dimension = " + dimension + " for structure = low-rank");
        }
        if (structure == Structure.KRONECKER && !isProduct(dimension)) {
            int less = dimension - 1;
            while (less > 3 && !isProduct(less)) {
                less--;
            }
            int more = dimension + 1;
            while (!isProduct(more)) {
                more++;
            }
            throw new IllegalArgumentException(
                    "dimension = " + dimension + ": must be a product of two numbers from 2 to " + MAX_BLOCK
                            + " for structure = kronecker, such as " + (less > 3 ? less + " or " : "") + more);
        }
    }

    private static boolean isProduct(int dimension) {
        int rows = rows(dimension);
        return rows > 1 && dimension / rows <= MAX_BLOCK;
    }

    /**
     * The shape of x as a matrix, the most square one there is.
     *
     * @param dimension n
     * @return its number of rows, the largest divisor of n that is at most √n
     */
    public static int rows(int dimension) {
        int rows = (int) Math.sqrt(dimension);
        while (dimension % rows != 0) {
            rows--;
        }
        return rows;
    }
}
