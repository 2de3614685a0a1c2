package org.lodo.preconditioner;

import java.util.Arrays;

/**
 * The order of the hidden units in {@link LaneBlocks}: first entry 0 of every block, then entry 1 of every block, and so on. In
 * natural order, unit b·k + i is entry i of block b.
 *
 * @param blockSize k
 * @param blocks the number of blocks
 */
record LaneOrder(int blockSize, int blocks) {

    /** Positions in natural order, as positions in lane order. */
    int[] fromNatural(int[] natural) {
        return Arrays.stream(natural)
                .map(unit -> unit % blockSize * blocks + unit / blockSize)
                .toArray();
    }

    /** A position in lane order, as one in natural order. */
    int toNatural(int unit) {
        return unit % blocks * blockSize + unit / blocks;
    }

    /** One position for each unit in natural order, split into lanes: [i][block]. */
    int[][] split(int[] ofUnits) {
        int[][] lanes = new int[blockSize][blocks];
        for (int i = 0; i < blockSize; i++) {
            for (int p = 0; p < blocks; p++) {
                lanes[i][p] = ofUnits[p * blockSize + i];
            }
        }
        return lanes;
    }

    /** Lanes of positions, joined to one position for each unit in natural order: the inverse of {@link #split}. */
    int[] join(int[][] lanes) {
        int[] ofUnits = new int[blockSize * blocks];
        for (int i = 0; i < blockSize; i++) {
            for (int p = 0; p < blocks; p++) {
                ofUnits[p * blockSize + i] = lanes[i][p];
            }
        }
        return ofUnits;
    }

    /** Weights as [block][in][out], split into lanes: lane i·k + o holds W[i][o] of every block. */
    double[][] split(double[][][] weights) {
        double[][] lanes = new double[blockSize * blockSize][blocks];
        for (int lane = 0; lane < lanes.length; lane++) {
            for (int p = 0; p < blocks; p++) {
                lanes[lane][p] = weights[p][lane / blockSize][lane % blockSize];
            }
        }
        return lanes;
    }

    /** Lanes of weights, joined to [block][in][out]: the inverse of {@link #split(double[][][])}. */
    double[][][] join(double[][] lanes) {
        double[][][] weights = new double[blocks][blockSize][blockSize];
        for (int lane = 0; lane < lanes.length; lane++) {
            for (int p = 0; p < blocks; p++) {
                weights[p][lane / blockSize][lane % blockSize] = lanes[lane][p];
            }
        }
        return weights;
    }
}
