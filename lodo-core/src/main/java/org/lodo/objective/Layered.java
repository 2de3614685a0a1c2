package org.lodo.objective;

/** An objective whose variables are the parameters of a network, for optimizers that treat layers separately. */
public interface Layered {

    /**
     * The index of each layer's first variable. Every weight tensor and every bias vector is a layer.
     *
     * @return a new array of ascending indices, the first of which is 0
     */
    int[] layerStarts();
}
