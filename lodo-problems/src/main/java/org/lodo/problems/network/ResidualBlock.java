package org.lodo.problems.network;

import java.util.ArrayList;
import java.util.List;
import org.lodo.math.Arctangent;

/**
 * The residual block of the network of Liao et al. 2023, section 5.3: x + contract(atan(convolve(atan(expand(x))))), where
 * expand doubles the channels pixel by pixel, convolve is a depthwise 3 × 3 convolution that triples them, and contract
 * goes back to as many as came in.
 */
public final class ResidualBlock {

    private final int narrow;
    private final int wide;
    private final PointwiseConvolution expand;
    private final DepthwiseConvolution convolve;
    private final PointwiseConvolution contract;

    /**
     * @param first index of the first parameter
     * @param channels number of channels that come in and go out
     */
    public ResidualBlock(int first, int channels) {
        narrow = channels;
        wide = 2 * channels;
        expand = new PointwiseConvolution(first, narrow, wide);
        convolve = new DepthwiseConvolution(expand.end(), wide);
        contract = new PointwiseConvolution(convolve.end(), DepthwiseConvolution.MULTIPLIER * wide, narrow);
    }

    /**
     * @return the parameters of its layers, in order
     */
    public List<ParameterTensor> tensors() {
        List<ParameterTensor> tensors = new ArrayList<>(expand.tensors());
        tensors.addAll(convolve.tensors());
        tensors.addAll(contract.tensors());
        return tensors;
    }

    /**
     * @return index just past its last parameter
     */
    public int end() {
        return contract.end();
    }

    /** What a forward pass leaves behind for the backward pass. */
    public static final class Trace {
        private final double[][] expanded;
        private final double[][] expandedSlope;
        private final double[][] convolved;
        private final double[][] convolvedSlope;
        private final double[][] out;

        /**
         * @param block what will be traced
         * @param shape the largest images
         */
        public Trace(ResidualBlock block, Shape shape) {
            expanded = shape.channels(block.wide);
            expandedSlope = shape.channels(block.wide);
            convolved = shape.channels(DepthwiseConvolution.MULTIPLIER * block.wide);
            convolvedSlope = shape.channels(DepthwiseConvolution.MULTIPLIER * block.wide);
            out = shape.channels(block.narrow);
        }

        /**
         * @return the block's output channels
         */
        public double[][] out() {
            return out;
        }
    }

    /** Arrays that passes use between layers; blocks that do not work at the same time may share them. */
    public static final class Workspace {
        private final Arctangent arctangent = new Arctangent();
        private final double[][] neighbours;
        private final double[][] expandedGradient;
        private final double[][] convolvedGradient;
        private final double[][] inGradient;

        /**
         * @param block any of the blocks
         * @param shape the largest images
         */
        public Workspace(ResidualBlock block, Shape shape) {
            neighbours = DepthwiseConvolution.workspace(shape);
            expandedGradient = shape.channels(block.wide);
            convolvedGradient = shape.channels(DepthwiseConvolution.MULTIPLIER * block.wide);
            inGradient = shape.channels(block.narrow);
        }
    }

    /**
     * @param parameters all parameters of the network
     * @param in input channels, read only
     * @param shape of the images
     * @param trace keeps the output and what the backward pass needs
     * @param workspace used between layers
     */
    public void forward(double[] parameters, double[][] in, Shape shape, Trace trace, Workspace workspace) {
        int length = shape.length();
        expand.forward(parameters, in, trace.expandedSlope, length);
        activate(trace.expandedSlope, trace.expanded, length, workspace);
        convolve.forward(parameters, trace.expanded, trace.convolvedSlope, shape, workspace.neighbours);
        activate(trace.convolvedSlope, trace.convolved, length, workspace);
        contract.forward(parameters, trace.convolved, trace.out, length);
        for (int c = 0; c < narrow; c++) {
            ChannelSums.add(in[c], trace.out[c], length);
        }
    }

    /**
     * @param parameters all parameters of the network
     * @param in input channels of the forward pass, read only
     * @param shape of the images
     * @param trace of the forward pass
     * @param outGradient gradient with respect to the output channels; replaced by that with respect to the input channels
     * @param gradient with respect to all parameters of the network; this block's part is added to
     * @param workspace used between layers
     */
    public void backward(
            double[] parameters,
            double[][] in,
            Shape shape,
            Trace trace,
            double[][] outGradient,
            double[] gradient,
            Workspace workspace) {
        int length = shape.length();
        contract.addGradient(trace.convolved, outGradient, gradient, length);
        contract.backward(parameters, outGradient, workspace.convolvedGradient, length);
        multiply(trace.convolvedSlope, workspace.convolvedGradient, length);
        convolve.backward(
                parameters,
                trace.expanded,
                workspace.convolvedGradient,
                workspace.expandedGradient,
                gradient,
                shape,
                workspace.neighbours);
        multiply(trace.expandedSlope, workspace.expandedGradient, length);
        expand.addGradient(in, workspace.expandedGradient, gradient, length);
        expand.backward(parameters, workspace.expandedGradient, workspace.inGradient, length);
        for (int c = 0; c < narrow; c++) {
            ChannelSums.add(workspace.inGradient[c], outGradient[c], length);
        }
    }

    private static void activate(double[][] slope, double[][] out, int length, Workspace workspace) {
        for (int c = 0; c < out.length; c++) {
            workspace.arctangent.evaluate(slope[c], out[c], length);
        }
    }

    private static void multiply(double[][] slope, double[][] gradient, int length) {
        for (int c = 0; c < gradient.length; c++) {
            ChannelSums.multiply(slope[c], gradient[c], length);
        }
    }
}
