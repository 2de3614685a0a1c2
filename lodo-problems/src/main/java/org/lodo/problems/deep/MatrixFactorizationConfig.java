package org.lodo.problems.deep;

import org.lodo.validation.Require;

/**
 * Settings of {@link MatrixFactorization}.
 *
 * @param rows of M
 * @param columns of M
 * @param rank of M and of its factors
 * @param observed share of entries that are observed, the others are held out
 * @param condition ratio of the largest to the smallest scale of M's components
 * @param batch observed entries in a draw; 0 for all of them at every draw
 * @param dataSeed decides M and what is observed, the same for all runs
 */
public record MatrixFactorizationConfig(
        int rows, int columns, int rank, double observed, double condition, int batch, int dataSeed) {

    private static final int MAX_SIDE = 4096;
    private static final int MAX_BATCH = 1 << 20;

    /** Checks every value. */
    public MatrixFactorizationConfig {
        Require.between("rows", rows, 2, MAX_SIDE);
        Require.between("columns", columns, 2, MAX_SIDE);
        Require.between("rank", rank, 1, Math.min(rows, columns));
        Require.positive("observed", observed);
        if (observed > 0.9) {
            throw new IllegalArgumentException(
                    "observed = " + observed + ": must be at most 0.9, the rest is held out");
        }
        Require.positive("condition", condition);
        if (condition < 1) {
            throw new IllegalArgumentException("condition = " + condition + ": must be at least 1");
        }
        Require.between("batch", batch, 0, MAX_BATCH);
        Require.atLeast("dataSeed", dataSeed, 0);
    }

    /**
     * @return 100 × 80, rank 5, 20 % observed, condition 3, batches of 200 of the 1,600 observed entries
     */
    public static MatrixFactorizationConfig defaults() {
        return new MatrixFactorizationConfig(100, 80, 5, 0.2, 3, 200, 0);
    }
}
