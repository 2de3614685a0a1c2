package org.lodo.preconditioner;

import java.util.List;
import org.lodo.parallel.Workers;

/**
 * Scratch memory and threads that the layers of a chain share.
 *
 * @param scratch what {@link Layer#newScratch} returned
 * @param own an array for each thread, of {@link Layer#scratchOfThread} entries
 * @param workers the threads
 */
record Workspace(double[][] scratch, ThreadLocal<double[]> own, Workers workers) {

    /** A shorter loop is not worth another thread, according to the benchmark of a step. */
    static final int MIN_CHUNK = 2048;

    /** The operands of a longer chunk would not stay in the second-level cache from the gather to the product. */
    private static final int MAX_CHUNK = 8192;

    private static final int CHUNKS_WANTED = 8;

    /** The number of blocks whose contributions to a sum are added before all others, the same for all kernels. */
    static final int PARTIAL = 2048;

    /** The number of entries in a chunk of a loop that only moves them. */
    static final int MOVED = 1 << 14;

    /** An array for the partial sums over a lane. */
    static double[] partials(int laneLength) {
        return new double[(laneLength + PARTIAL - 1) / PARTIAL];
    }

    /** The number of lane entries in a chunk of work: as long as the bounds allow, because long streams from memory are faster. */
    static int chunk(int laneLength) {
        return Math.min(MAX_CHUNK, Math.max(MIN_CHUNK, (laneLength + CHUNKS_WANTED - 1) / CHUNKS_WANTED));
    }

    static Workspace of(List<Layer> layers, Workers workers) {
        if (layers.isEmpty()) {
            return new Workspace(new double[0][], ThreadLocal.withInitial(() -> new double[0]), workers);
        }
        Layer any = layers.get(0);
        int entries = any.scratchOfThread();
        return new Workspace(any.newScratch(), ThreadLocal.withInitial(() -> new double[entries]), workers);
    }
}
