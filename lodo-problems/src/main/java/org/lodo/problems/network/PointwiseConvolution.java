package org.lodo.problems.network;

import java.util.List;

/**
 * A convolution with a window of one pixel: every pixel's output channels are an affine function of its input channels,
 * out[o] = b_o + Σ_i W_io in[i]. On images of one pixel it is a dense layer.
 *
 * <p>Parameters: W, row by row (inputs × outputs), then b.
 */
public final class PointwiseConvolution {

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
        ChannelSums.setWeighted(parameters, first, outputs, 1, firstBias(), in, out, length);
    }

    /**
     * The gradient with respect to the input channels.
     *
     * @param parameters all parameters of the network
     * @param outGradient gradient with respect to the output channels, read only
     * @param inGradient overwritten
     * @param length how many entries of each channel
     */
    public void backward(double[] parameters, double[][] outGradient, double[][] inGradient, int length) {
        ChannelSums.setWeighted(parameters, first, 1, outputs, -1, outGradient, inGradient, length);
    }

    /**
     * Adds the gradient with respect to the parameters.
     *
     * @param in input channels, read only
     * @param outGradient gradient with respect to the output channels, read only
     * @param gradient with respect to all parameters of the network; this layer's part is added to
     * @param length how many entries of each channel
     */
    public void addGradient(double[][] in, double[][] outGradient, double[] gradient, int length) {
        for (int o = 0; o < outputs; o++) {
            gradient[firstBias() + o] += ChannelSums.sum(outGradient[o], length);
        }
        int evenInputs = inputs & ~1;
        int evenOutputs = outputs & ~1;
        for (int i = 0; i < evenInputs; i += 2) {
            for (int o = 0; o < evenOutputs; o += 2) {
                ChannelSums.addProducts(
                        in[i],
                        in[i + 1],
                        outGradient[o],
                        outGradient[o + 1],
                        length,
                        gradient,
                        first + i * outputs + o,
                        outputs,
                        1);
            }
        }
        for (int i = 0; i < inputs; i++) {
            for (int o = i < evenInputs ? evenOutputs : 0; o < outputs; o++) {
                gradient[first + i * outputs + o] += ChannelSums.product(in[i], outGradient[o], length);
            }
        }
    }

    private int firstBias() {
        return first + inputs * outputs;
    }
}
