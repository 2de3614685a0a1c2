package org.lodo.problems.network;

import java.util.Arrays;
import java.util.List;

/**
 * A 3 × 3 convolution of each channel by itself, with zeros around the image, that computes three output channels from every
 * input channel: out[3c + m](row, column) = b + Σ W(i, j, c, m) in[c](row + i − 1, column + j − 1).
 *
 * <p>Parameters: W, row by row (3 × 3 × channels × 3), then the 3 · channels biases. In single precision all channels must have
 * the room that {@link Shape#channels} gives them, and entries beyond the images' may be overwritten.
 *
 * <p>Each of the nine neighbours of a pixel is first shifted into an array of its own: a loop that reads one array at
 * several offsets is not vectorized.
 */
public final class DepthwiseConvolution {

    /** The number of output channels for each input channel. */
    public static final int MULTIPLIER = 3;

    private static final int TAPS = 9;
    private static final int CENTER = 4;

    private static final Kernels KERNELS = KernelChoice.kernels();

    private final int first;
    private final int channels;

    /**
     * @param first index of the first parameter
     * @param channels number of input channels
     */
    public DepthwiseConvolution(int first, int channels) {
        this.first = first;
        this.channels = channels;
    }

    /**
     * @return the weights and the biases
     */
    public List<ParameterTensor> tensors() {
        return List.of(
                new ParameterTensor(first, List.of(3, 3, channels, MULTIPLIER), TAPS),
                new ParameterTensor(firstBias(), List.of(MULTIPLIER * channels), TAPS));
    }

    /**
     * @return index just past its last parameter
     */
    public int end() {
        return firstBias() + MULTIPLIER * channels;
    }

    /** Arrays that both passes use between their loops. */
    public static final class Workspace {
        private final double[][] neighbours;
        private final double[][] gradients;
        private final double[] lanes = new double[Kernels.NINE_BY_THREE_LANES];

        /**
         * @param shape the largest images
         */
        public Workspace(Shape shape) {
            neighbours = shape.channels(TAPS);
            gradients = shape.channels(TAPS);
        }
    }

    /**
     * The three output channels of one input channel.
     *
     * @param parameters all parameters of the network
     * @param channel which input channel
     * @param in that channel, read only
     * @param out output channels of the layer; those of the input channel are overwritten
     * @param shape of the images
     * @param workspace used between loops
     */
    public void forward(
            double[] parameters, int channel, double[] in, double[][] out, Shape shape, Workspace workspace) {
        KERNELS.setThreeFromNine(
                parameters,
                weight(channel),
                MULTIPLIER * channels,
                firstBias() + MULTIPLIER * channel,
                neighbours(in, workspace.neighbours, shape),
                out,
                MULTIPLIER * channel,
                shape.length());
    }

    /**
     * The gradients with respect to one input channel and to the parameters that work on it.
     *
     * @param parameters all parameters of the network
     * @param channel which input channel
     * @param in that channel, read only
     * @param outGradient gradient with respect to its output channels, read only
     * @param firstOut which of these channels is the first that belongs to the input channel
     * @param inGradient overwritten
     * @param gradient with respect to all parameters of the network; this channel's part is added to
     * @param shape of the images
     * @param workspace used between loops
     */
    public void backward(
            double[] parameters,
            int channel,
            double[] in,
            double[][] outGradient,
            int firstOut,
            double[] inGradient,
            double[] gradient,
            Shape shape,
            Workspace workspace) {
        int length = shape.length();
        for (int m = 0; m < MULTIPLIER; m++) {
            gradient[firstBias() + MULTIPLIER * channel + m] += ChannelSums.sum(outGradient[firstOut + m], length);
        }
        double[][] neighbours = neighbours(in, workspace.neighbours, shape);
        double[][] gradients = workspace.gradients;
        gradients[CENTER] = inGradient;
        int firstWeight = weight(channel);
        int stride = MULTIPLIER * channels;
        KERNELS.addNineByThree(
                neighbours, outGradient, firstOut, length, gradient, firstWeight, stride, workspace.lanes);
        KERNELS.setNineFromThree(parameters, firstWeight, stride, outGradient, firstOut, gradients, length);
        // The gradient flows back from the neighbours that a pixel contributed to.
        for (int tap = 0; tap < TAPS; tap++) {
            if (tap != CENTER) {
                shift(gradients[tap], neighbours[tap], shape, 1 - tap / 3, 1 - tap % 3);
            }
        }
        ChannelSums.addFour(neighbours[0], neighbours[1], neighbours[2], neighbours[3], inGradient, length);
        ChannelSums.addFour(neighbours[5], neighbours[6], neighbours[7], neighbours[8], inGradient, length);
    }

    /** The nine channels that the window's entries meet; that in the middle is the channel itself. */
    private static double[][] neighbours(double[] channel, double[][] out, Shape shape) {
        for (int tap = 0; tap < TAPS; tap++) {
            if (tap != CENTER) {
                shift(channel, out[tap], shape, tap / 3 - 1, tap % 3 - 1);
            }
        }
        out[CENTER] = channel;
        return out;
    }

    /** out(row, column) ← in(row + down, column + right), or 0 where that lies outside the image. */
    private static void shift(double[] in, double[] out, Shape shape, int down, int right) {
        int width = shape.width();
        int pixels = shape.pixels();
        int length = shape.length();
        int offset = down * width + right;
        int from = Math.max(0, -offset);
        int to = Math.min(length, length - offset);
        if (from < to) {
            System.arraycopy(in, from + offset, out, from, to - from);
        }
        // Rows and columns that would have come from another row or another image.
        if (down != 0) {
            int row = down < 0 ? 0 : pixels - width;
            for (int image = 0; image < length; image += pixels) {
                Arrays.fill(out, image + row, image + row + width, 0);
            }
        }
        if (right != 0) {
            for (int p = right < 0 ? 0 : width - 1; p < length; p += width) {
                out[p] = 0;
            }
        }
    }

    /** The index of a channel's first weight. */
    private int weight(int channel) {
        return first + channel * MULTIPLIER;
    }

    private int firstBias() {
        return first + TAPS * channels * MULTIPLIER;
    }
}
