package org.lodo.preconditioner;

import org.lodo.math.Workers;

/**
 * Scratch memory shared by the layers of a chain, and the threads they share their work with.
 *
 * @param lanes one array for each lane
 * @param flat all hidden units in one array
 * @param workers the threads
 */
record Workspace(double[][] lanes, double[] flat, Workers workers) {

    /** Below this a loop is not worth another thread, by the benchmark of a step. */
    static final int SHORTEST_CHUNK = 2048;

    /** Up to this the operands of a chunk stay in the second-level cache from the gather to the product. */
    private static final int LONGEST_CHUNK = 8192;

    private static final int CHUNKS_WANTED = 8;

    /** How many entries of a lane make a chunk of work: as many as the bounds allow, as streams from memory want length. */
    static int chunk(int laneLength) {
        return Math.min(LONGEST_CHUNK, Math.max(SHORTEST_CHUNK, (laneLength + CHUNKS_WANTED - 1) / CHUNKS_WANTED));
    }

    static Workspace of(int width, int lanes, Workers workers) {
        return new Workspace(new double[lanes][width / lanes], new double[width], workers);
    }
}
