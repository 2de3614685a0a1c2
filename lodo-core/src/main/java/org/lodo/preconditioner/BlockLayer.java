package org.lodo.preconditioner;

/** A {@link Layer} of blocks, whose wiring and weights can be read in natural order however they are stored. */
interface BlockLayer extends Layer {

    /** A copy of the permutation before the blocks: unit b·k + i is read from this unit of the layer below. */
    int[] source();

    /** A copy of the weights, as [block][in][out]. */
    double[][][] weights();
}
