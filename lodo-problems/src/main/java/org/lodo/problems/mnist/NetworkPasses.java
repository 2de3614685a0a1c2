package org.lodo.problems.mnist;

/**
 * Passes of a batch's images through the network in one {@link Precision}, {@link Tile#IMAGES} at a time. Passes of different
 * images may be made at the same time; what is given and returned is in double precision.
 */
interface NetworkPasses {

    /** The number of parameters. */
    int parameterCount();

    /** Takes the parameters for all passes that follow, and makes room for the gradients of some tiles. */
    void begin(double[] parameters, int tiles);

    /** The sum of the losses of a batch's images [from, to). */
    double loss(Batch batch, int from, int to);

    /** The sum of the losses of a batch's images [from, to); the gradient of that sum is kept as that of the tile. */
    double lossAndGradient(Batch batch, int from, int to, int tile);

    /** For parameters [from, to): gradient ← share · the sum of the gradients of the first tiles, in their order. */
    void sumGradients(int tiles, double share, int from, int to, double[] gradient);

    /** The probabilities of all values of the queried pixels of a batch's images [from, to); a row of {@code out} for each. */
    void probabilities(Batch batch, int from, int to, double[][] out);
}
