package org.lodo.preconditioner;

import java.util.Collections;
import java.util.List;

/**
 * What a {@link Layer} records of a vector that passes through A and Aᵀ, split into lanes of equal length.
 *
 * @param input a, the vector multiplied by the layer's parameters on the way through A
 * @param output b, the vector at the layer's output on the way through Aᵀ
 */
record LayerActivations(double[][] input, double[][] output) {

    static LayerActivations of(Layer layer) {
        return new LayerActivations(lanes(layer), lanes(layer));
    }

    /** Activations of all layers of a chain that share one output, for a pass in which each layer uses its own b at once. */
    static List<LayerActivations> sharingOutput(List<Layer> chain) {
        if (chain.isEmpty()) {
            return List.of();
        }
        double[][] output = lanes(chain.get(0));
        return chain.stream()
                .map(layer -> new LayerActivations(lanes(layer), output))
                .toList();
    }

    /** Activations that all layers of a chain share, for a pass that leaves none behind. */
    static List<LayerActivations> sharingAll(List<Layer> chain) {
        return chain.isEmpty() ? List.of() : Collections.nCopies(chain.size(), of(chain.get(0)));
    }

    private static double[][] lanes(Layer layer) {
        return new double[layer.lanes()][layer.width() / layer.lanes()];
    }
}
