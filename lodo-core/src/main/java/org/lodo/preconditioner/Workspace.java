package org.lodo.preconditioner;

import java.util.List;
import org.lodo.parallel.Workers;

/**
 * Scratch memory shared by the layers of a chain, and the threads they share their work with.
 *
 * @param scratch what {@link Layer#newScratch} gave
 * @param own an array for each thread, of {@link Layer#scratchOfThread} entries
 * @param workers the threads
 */
record Workspace(double[][] scratch, ThreadLocal<double[]> own, Workers workers) {

    /** Below this a loop is not worth another thread, by the benchmark of a step. */
    static final int MIN_CHUNK = 2048;

    /** Up to this the operands of a chunk stay in the second-level cache from the gather to the product. */
    private static final int MAX_CHUNK = 8192;

    private static final int CHUNKS_WANTED = 8;

    /** How many entries of a lane make a chunk of work: as many as the bounds allow, as streams from memory want length. */
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
