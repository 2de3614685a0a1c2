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

    /**
     * How many entries of a lane make a chunk of work: small enough that a chunk's operands stay in the second-level
     * cache from the gather to the product, large enough that handing it to another thread costs little beside it.
     */
    static final int CHUNK = 2048;

    static Workspace of(int width, int lanes, Workers workers) {
        return new Workspace(new double[lanes][width / lanes], new double[width], workers);
    }
}
