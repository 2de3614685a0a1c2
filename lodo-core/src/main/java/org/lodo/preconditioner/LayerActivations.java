package org.lodo.preconditioner;

import java.util.List;

/**
 * What a vector left behind in a {@link Layer} on its way through A and Aᵀ, split into lanes of equal length.
 *
 * @param input a, what met the layer's parameters on the way through A
 * @param output b, what stood at the layer's output on the way through Aᵀ
 */
record LayerActivations(double[][] input, double[][] output) {

    static LayerActivations of(Layer layer) {
        return new LayerActivations(lanes(layer), lanes(layer));
    }

    /** Traces of all layers of a chain with one output, for a vector of whose b each layer needs only its own, at once. */
    static List<LayerActivations> sharingOutput(List<Layer> chain) {
        if (chain.isEmpty()) {
            return List.of();
        }
        double[][] output = lanes(chain.get(0));
        return chain.stream()
                .map(layer -> new LayerActivations(lanes(layer), output))
                .toList();
    }

    private static double[][] lanes(Layer layer) {
        return new double[layer.lanes()][layer.width() / layer.lanes()];
    }
}
