package org.lodo.bench.suite;

/** At which rows of a curve metrics that decompose the Hessian are measured. */
final class DenseRows {

    /** Up to this dimension, decompositions take less time than the steps between rows. */
    static final int MAX_FREQUENT = 200;

    /** Above, a decomposition would take longer than the run. */
    static final int MAX_DIMENSION = 2500;

    private DenseRows() {}

    /**
     * Whether a metric is measured at a row: in few dimensions at all, above at rows 4ᵏ − 1, counted from 0, and the last.
     *
     * @param row index of the row
     * @param isLast whether it is the last one
     * @param dimension n
     * @return whether the row is among them
     */
    static boolean contains(int row, boolean isLast, int dimension) {
        return dimension <= MAX_FREQUENT || isLast || isPowerOfFour(row + 1);
    }

    private static boolean isPowerOfFour(int number) {
        return Integer.bitCount(number) == 1 && Integer.numberOfTrailingZeros(number) % 2 == 0;
    }
}
