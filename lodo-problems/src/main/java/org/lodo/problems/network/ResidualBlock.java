package org.lodo.problems.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodo.kernel.Arctangent;

/**
 * The residual block of the network of Liao et al. 2023, section 5.3: x + contract(atan(convolve(atan(expand(x))))), where
 * expand doubles the channels pixel by pixel, convolve is a depthwise 3 × 3 convolution that triples them, and contract
 * reduces them to the number of input channels. In single precision all channels must have the room that {@link Shape#channels}
 * gives them, and entries beyond the images' may be overwritten.
 */
public final class ResidualBlock {

    /** The number of channels of the wide middle whose gradients are computed at a time, so that they stay in cache. */
    private static final int GROUP = 4;

    private static final Kernels KERNELS = KernelChoice.kernels();
    private static final int MULTIPLIER = DepthwiseConvolution.MULTIPLIER;

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
        contract = new PointwiseConvolution(convolve.end(), MULTIPLIER * wide, narrow);
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

    /** What a forward pass records for the backward pass. */
    public static final class LayerActivations {
        private final double[][] expanded;
        private final double[][] expandedSlope;
        private final double[][] convolved;
        private final double[][] convolvedSlope;
        private final double[][][] groups;
        private final double[][] out;

        /**
         * @param block what will be traced
         * @param shape the largest images
         */
        public LayerActivations(ResidualBlock block, Shape shape) {
            expanded = shape.channels(block.wide);
            expandedSlope = shape.channels(block.wide);
            convolved = shape.channels(MULTIPLIER * block.wide);
            convolvedSlope = shape.channels(MULTIPLIER * block.wide);
            out = shape.channels(block.narrow);
            groups = new double[(block.wide + GROUP - 1) / GROUP][][];
            for (int g = 0; g < groups.length; g++) {
                groups[g] = Arrays.copyOfRange(
                        convolved, MULTIPLIER * GROUP * g, MULTIPLIER * Math.min(block.wide, GROUP * (g + 1)));
            }
        }

        /**
         * @return the block's output channels
         */
        public double[][] out() {
            return out;
        }
    }

    /** Arrays that passes use between layers; blocks that are not used at the same time may share them. */
    public static final class Workspace {
        private final Arctangent arctangent = new Arctangent();
        private final DepthwiseConvolution.Workspace depthwise;
        private final double[][] expandedGradient;
        private final double[][] convolvedGradient;
        private final double[][] inGradient;
        private final PointwiseConvolution.Workspace pointwise;

        /**
         * @param block any of the blocks
         * @param shape the largest images
         */
        public Workspace(ResidualBlock block, Shape shape) {
            depthwise = new DepthwiseConvolution.Workspace(shape);
            expandedGradient = shape.channels(block.wide);
            convolvedGradient = shape.channels(MULTIPLIER * GROUP);
            inGradient = shape.channels(block.narrow);
            pointwise = new PointwiseConvolution.Workspace(MULTIPLIER * block.wide, block.narrow);
        }
    }

    /**
     * @param parameters all parameters of the network
     * @param in input channels, read only
     * @param shape of the images
     * @param trace keeps the output and what the backward pass needs
     * @param workspace used between layers
     */
    public void forward(double[] parameters, double[][] in, Shape shape, LayerActivations trace, Workspace workspace) {
        int length = shape.length();
        expand.forward(parameters, in, trace.expandedSlope, length);
        contract.addBiases(parameters, in, trace.out, length);
        for (int begin = 0; begin < wide; begin += GROUP) {
            int end = Math.min(wide, begin + GROUP);
            for (int c = begin; c < end; c++) {
                KERNELS.arctangents(workspace.arctangent, trace.expandedSlope[c], trace.expanded[c], length);
                convolve.forward(parameters, c, trace.expanded[c], trace.convolvedSlope, shape, workspace.depthwise);
                for (int o = MULTIPLIER * c; o < MULTIPLIER * (c + 1); o++) {
                    KERNELS.arctangents(workspace.arctangent, trace.convolvedSlope[o], trace.convolved[o], length);
                }
            }
            contract.addProducts(parameters, trace.groups[begin / GROUP], MULTIPLIER * begin, trace.out, length);
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
            LayerActivations trace,
            double[][] outGradient,
            double[] gradient,
            Workspace workspace) {
        int length = shape.length();
        contract.addGradient(trace.convolved, outGradient, gradient, length, workspace.pointwise);
        for (int begin = 0; begin < wide; begin += GROUP) {
            int end = Math.min(wide, begin + GROUP);
            contract.backward(
                    parameters,
                    outGradient,
                    workspace.convolvedGradient,
                    MULTIPLIER * begin,
                    MULTIPLIER * (end - begin),
                    length);
            for (int c = begin; c < end; c++) {
                int firstOut = MULTIPLIER * (c - begin);
                for (int m = 0; m < MULTIPLIER; m++) {
                    ChannelSums.multiply(
                            trace.convolvedSlope[MULTIPLIER * c + m],
                            workspace.convolvedGradient[firstOut + m],
                            length);
                }
                convolve.backward(
                        parameters,
                        c,
                        trace.expanded[c],
                        workspace.convolvedGradient,
                        firstOut,
                        workspace.expandedGradient[c],
                        gradient,
                        shape,
                        workspace.depthwise);
                ChannelSums.multiply(trace.expandedSlope[c], workspace.expandedGradient[c], length);
            }
        }
        expand.addGradient(in, workspace.expandedGradient, gradient, length, workspace.pointwise);
        expand.backward(parameters, workspace.expandedGradient, workspace.inGradient, 0, narrow, length);
        for (int c = 0; c < narrow; c++) {
            ChannelSums.add(workspace.inGradient[c], outGradient[c], length);
        }
    }
}
