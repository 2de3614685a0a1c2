package org.lodo.problems.network;

/** Arrays that {@link Kernels#addProducts} uses between its loops. */
final class ProductsWorkspace {

    /** Entries that are summed over at a time: few enough for their channels to stay in the second-level cache. */
    static final int BLOCK = 112;

    /** One array an entry, with a channel of the wider side at each index. */
    final double[][] entries;

    /** Entries of the narrower side, channel by channel or entry by entry. */
    final double[] narrow;

    /** The products, one row a channel of the narrower side. */
    final double[][] rows;

    /** The products, one row a channel of the wider side. */
    final double[] columns;

    /**
     * @param less how many channels the narrower side has at most
     * @param more how many channels the wider side has at most
     */
    ProductsWorkspace(int less, int more) {
        int lanes = Shape.roundedUp(less);
        entries = new double[BLOCK][more];
        narrow = new double[BLOCK * lanes];
        rows = new double[less][more];
        columns = new double[Shape.roundedUp(more) * lanes];
    }
}
