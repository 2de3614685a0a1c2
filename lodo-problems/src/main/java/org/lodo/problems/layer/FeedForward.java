package org.lodo.problems.layer;

import java.util.ArrayList;
import java.util.List;

/** Networks of dense layers, "layer1", "layer2" and so on, with a hyperbolic tangent after each but the last. */
public final class FeedForward {

    private FeedForward() {}

    /**
     * @param length how many examples the longest channels hold
     * @param sizes number of inputs, of the units of each hidden layer, and of outputs
     * @return a network whose parameters start at index 0
     */
    public static Chain tanh(int length, int... sizes) {
        List<DifferentiableLayer> layers = new ArrayList<>();
        int end = 0;
        for (int l = 1; l < sizes.length; l++) {
            Dense dense = Dense.withBiases("layer" + l, end, sizes[l - 1], sizes[l]);
            end = dense.end();
            layers.add(dense);
            if (l + 1 < sizes.length) {
                layers.add(new Tanh(sizes[l]));
            }
        }
        return new Chain(layers, length);
    }

    /**
     * @param points how many points the longest channels hold, each with two derivatives
     * @param sizes number of inputs, of the units of each hidden layer, and of outputs
     * @return a network of second-order jets whose parameters start at index 0
     */
    public static Chain tanhOfJets(int points, int... sizes) {
        List<DifferentiableLayer> layers = new ArrayList<>();
        int end = 0;
        for (int l = 1; l < sizes.length; l++) {
            Dense dense = Dense.ofJets("layer" + l, end, sizes[l - 1], sizes[l]);
            end = dense.end();
            layers.add(dense);
            if (l + 1 < sizes.length) {
                layers.add(new JetTanh(sizes[l]));
            }
        }
        return new Chain(layers, JetTanh.PARTS * points);
    }

    /**
     * @param length how many examples the longest channels hold
     * @param sizes number of inputs, of the units of each hidden layer, and of outputs
     * @return a product of matrices, without biases and nonlinearities, whose parameters start at index 0
     */
    public static Chain linear(int length, int... sizes) {
        List<DifferentiableLayer> layers = new ArrayList<>();
        int end = 0;
        for (int l = 1; l < sizes.length; l++) {
            Dense dense = Dense.withoutBiases("layer" + l, end, sizes[l - 1], sizes[l]);
            end = dense.end();
            layers.add(dense);
        }
        return new Chain(layers, length);
    }
}
