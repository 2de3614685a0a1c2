package org.lodo.problems.layer;

import java.util.Arrays;
import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.problems.network.PointwiseConvolution;
import org.lodo.random.RandomStream;
import org.lodo.validation.Require;

/**
 * A dense layer: y_o = b_o + Σ_i W_io x_i for every entry of the channels.
 *
 * <p>Parameters: W, row by row (inputs × outputs), then b, if it has biases. Both start from N(0, 1/(fan-in + 1)).
 *
 * <p>It is linear, so it also maps derivatives of its inputs; these have no biases. With jets, channels hold values first and
 * then derivatives of the same length ({@link JetTanh}), and only values get a bias.
 */
public final class Dense implements DifferentiableLayer {

    private final String name;
    private final int first;
    private final int inputs;
    private final int outputs;
    /** The channels have so many parts, of which only the first gets a bias; 0 if there are no biases. */
    private final int parts;

    private final PointwiseConvolution products;
    private final PointwiseConvolution.Workspace workspace;

    private Dense(String name, int first, int inputs, int outputs, int parts) {
        this.name = name;
        this.first = first;
        this.inputs = Require.atLeast("inputs of " + name, inputs, 1);
        this.outputs = Require.atLeast("outputs of " + name, outputs, 1);
        this.parts = parts;
        products = new PointwiseConvolution(first, inputs, outputs);
        workspace = new PointwiseConvolution.Workspace(inputs, outputs);
    }

    /**
     * @param name prefix of its tensors' names
     * @param first index of its first parameter
     * @param inputs number of input channels
     * @param outputs number of output channels
     * @return a layer with biases
     */
    public static Dense withBiases(String name, int first, int inputs, int outputs) {
        return new Dense(name, first, inputs, outputs, 1);
    }

    /**
     * @param name prefix of its tensors' names
     * @param first index of its first parameter
     * @param inputs number of input channels
     * @param outputs number of output channels
     * @return a layer without biases
     */
    public static Dense withoutBiases(String name, int first, int inputs, int outputs) {
        return new Dense(name, first, inputs, outputs, 0);
    }

    /**
     * @param name prefix of its tensors' names
     * @param first index of its first parameter
     * @param inputs number of input channels
     * @param outputs number of output channels
     * @return a layer for second-order jets, whose biases apply to the first third of every channel
     */
    public static Dense ofJets(String name, int first, int inputs, int outputs) {
        return new Dense(name, first, inputs, outputs, JetTanh.PARTS);
    }

    /**
     * @return index just past its last parameter
     */
    public int end() {
        return firstBias() + (parts == 0 ? 0 : outputs);
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public List<VariableTensor> tensors() {
        VariableTensor weights = new VariableTensor(name + ".weights", first, List.of(inputs, outputs));
        return parts == 0
                ? List.of(weights)
                : List.of(weights, new VariableTensor(name + ".biases", firstBias(), List.of(outputs)));
    }

    @Override
    public void initialize(double[] parameters, RandomStream random) {
        double deviation = 1 / Math.sqrt(inputs + 1);
        for (int i = first; i < end(); i++) {
            parameters[i] = deviation * random.nextGaussian();
        }
    }

    @Override
    public void forward(double[] parameters, Signal in, Signal out, int length) {
        clear(out.value(), length);
        products.addProducts(parameters, in.value(), 0, out.value(), length);
        addBiases(parameters, out.value(), length);
    }

    @Override
    public void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length) {
        clear(out.tangent(), length);
        products.addProducts(direction, in.value(), 0, out.tangent(), length);
        if (!in.isData()) {
            products.addProducts(parameters, in.tangent(), 0, out.tangent(), length);
        }
        addBiases(direction, out.tangent(), length);
    }

    @Override
    public void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length) {
        products.addWeightGradient(in.value(), out.gradient(), gradient, length, workspace);
        addBiasGradient(out.gradient(), gradient, length);
        if (!in.isData()) {
            products.backward(parameters, out.gradient(), in.gradient(), 0, inputs, length);
        }
    }

    @Override
    public void backwardTangent(
            double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length) {
        products.addWeightGradient(in.value(), out.gradientTangent(), product, length, workspace);
        addBiasGradient(out.gradientTangent(), product, length);
        if (!in.isData()) {
            products.addWeightGradient(in.tangent(), out.gradient(), product, length, workspace);
            products.backward(parameters, out.gradientTangent(), in.gradientTangent(), 0, inputs, length);
            products.addBackward(direction, out.gradient(), in.gradientTangent(), length);
        }
    }

    private void addBiases(double[] parameters, double[][] channels, int length) {
        if (parts > 0) {
            products.addBiases(parameters, channels, channels, length / parts);
        }
    }

    private void addBiasGradient(double[][] outGradient, double[] gradient, int length) {
        if (parts > 0) {
            products.addBiasGradient(outGradient, gradient, length / parts);
        }
    }

    private static void clear(double[][] channels, int length) {
        for (double[] channel : channels) {
            Arrays.fill(channel, 0, length, 0);
        }
    }

    private int firstBias() {
        return first + inputs * outputs;
    }
}
