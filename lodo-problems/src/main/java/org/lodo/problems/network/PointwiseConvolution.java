package org.lodo.problems.network;

import java.util.List;

/**
 * A convolution with a window of one pixel: every pixel's output channels are an affine function of its input channels,
 * out[o] = b_o + Σ_i W_io in[i]. On images of one pixel it is a dense layer.
 *
 * <p>Parameters: W, row by row (inputs × outputs), then b. In single precision all channels must have the room that {@link
 * Shape#channels} gives them, and entries beyond the length may be overwritten.
 */
public final class PointwiseConvolution {

    private static final Kernels KERNELS = KernelChoice.kernels();

    private final int first;
    private final int inputs;
    private final int outputs;

    /**
     * @param first index of the first parameter
     * @param inputs number of input channels
     * @param outputs number of output channels
     */
    public PointwiseConvolution(int first, int inputs, int outputs) {
        this.first = first;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * @return the weights and the biases
     */
    public List<ParameterTensor> tensors() {
        return List.of(
                new ParameterTensor(first, List.of(inputs, outputs), inputs),
                new ParameterTensor(firstBias(), List.of(outputs), inputs));
    }

    /**
     * @return index just past its last parameter
     */
    public int end() {
        return firstBias() + outputs;
    }

    /**
     * @param parameters all parameters of the network
     * @param in input channels, read only
     * @param out output channels, overwritten
     * @param length how many entries of each channel
     */
    public void forward(double[] parameters, double[][] in, double[][] out, int length) {
        KERNELS.set(parameters, first, outputs, 1, firstBias(), in, inputs, out, outputs, length);
    }

    /**
     * Adds the biases to the output channels.
     *
     * @param parameters all parameters of the network
     * @param in what the biases are added to, read only
     * @param out overwritten; may be {@code in}
     * @param length how many entries of each channel
     */
    public void addBiases(double[] parameters, double[][] in, double[][] out, int length) {
        for (int o = 0; o < outputs; o++) {
            ChannelSums.shift(in[o], parameters[firstBias() + o], out[o], length);
        }
    }

    /**
     * Adds what some of the input channels contribute to the output channels.
     *
     * @param parameters all parameters of the network
     * @param in these input channels, read only
     * @param firstInput which input channel the first of them is
     * @param out added to
     * @param length how many entries of each channel
     */
    public void addProducts(double[] parameters, double[][] in, int firstInput, double[][] out, int length) {
        KERNELS.add(parameters, first + firstInput * outputs, outputs, 1, in, in.length, out, outputs, length);
    }

    /**
     * The gradient with respect to some of the input channels.
     *
     * @param parameters all parameters of the network
     * @param outGradient gradient with respect to the output channels, read only
     * @param inGradient overwritten from the first channel on
     * @param firstInput which input channel the first of them belongs to
     * @param count how many input channels
     * @param length how many entries of each channel
     */
    public void backward(
            double[] parameters, double[][] outGradient, double[][] inGradient, int firstInput, int count, int length) {
        KERNELS.set(
                parameters, first + firstInput * outputs, 1, outputs, outGradient, outputs, inGradient, count, length);
    }

    /**
     * The gradient with respect to all input channels, added to what is there.
     *
     * @param parameters all parameters of the network
     * @param outGradient gradient with respect to the output channels, read only
     * @param inGradient added to
     * @param length how many entries of each channel
     */
    public void addBackward(double[] parameters, double[][] outGradient, double[][] inGradient, int length) {
        KERNELS.add(parameters, first, 1, outputs, outGradient, outputs, inGradient, inputs, length);
    }

    /** Arrays that {@link #addGradient} uses; layers that are not used at the same time may share them. */
    public static final class Workspace {
        private final ProductsWorkspace products;

        /**
         * @param inputs number of input channels of the largest layer
         * @param outputs number of output channels of the largest layer
         */
        public Workspace(int inputs, int outputs) {
            products = new ProductsWorkspace(Math.min(inputs, outputs), Math.max(inputs, outputs));
        }
    }

    /**
     * Adds the gradient with respect to the parameters.
     *
     * @param in input channels, read only
     * @param outGradient gradient with respect to the output channels, read only
     * @param gradient with respect to all parameters of the network; this layer's part is added to
     * @param length how many entries of each channel
     * @param workspace used between loops
     */
    public void addGradient(double[][] in, double[][] outGradient, double[] gradient, int length, Workspace workspace) {
        addBiasGradient(outGradient, gradient, length);
        addWeightGradient(in, outGradient, gradient, length, workspace);
    }

    /**
     * Adds the gradient with respect to the biases.
     *
     * @param outGradient gradient with respect to the output channels, read only
     * @param gradient with respect to all parameters of the network; the biases' part is added to
     * @param length how many entries of each channel
     */
    public void addBiasGradient(double[][] outGradient, double[] gradient, int length) {
        for (int o = 0; o < outputs; o++) {
            gradient[firstBias() + o] += ChannelSums.sum(outGradient[o], length);
        }
    }

    /**
     * Adds the gradient with respect to the weights.
     *
     * @param in input channels, read only
     * @param outGradient gradient with respect to the output channels, read only
     * @param gradient with respect to all parameters of the network; the weights' part is added to
     * @param length how many entries of each channel
     * @param workspace used between loops
     */
    public void addWeightGradient(
            double[][] in, double[][] outGradient, double[] gradient, int length, Workspace workspace) {
        boolean hasMoreInputs = inputs > outputs;
        KERNELS.addProducts(
                hasMoreInputs ? outGradient : in,
                Math.min(inputs, outputs),
                hasMoreInputs ? in : outGradient,
                Math.max(inputs, outputs),
                length,
                gradient,
                first,
                hasMoreInputs ? 1 : outputs,
                hasMoreInputs ? outputs : 1,
                workspace.products);
    }

    private int firstBias() {
        return first + inputs * outputs;
    }
}
