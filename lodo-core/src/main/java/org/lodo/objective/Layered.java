package org.lodo.objective;

/** An objective whose variables are the parameters of a network, for optimizers that treat each layer apart. */
public interface Layered {

    /**
     * Where each layer begins: every tensor of weights and every vector of biases is a layer.
     *
     * @return a new array of ascending indices of variables, the first of them 0
     */
    int[] layerStarts();
}
