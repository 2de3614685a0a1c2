package org.lodo.problems.network;

import java.util.Arrays;
import java.util.List;

/**
 * A 3 × 3 convolution of each channel by itself, with zeros around the image, that computes three output channels from every
 * input channel: out[3c + m](row, column) = b + Σ W(i, j, c, m) in[c](row + i − 1, column + j − 1).
 *
 * <p>Parameters: W, row by row (3 × 3 × channels × 3), then the 3 · channels biases.
 *
 * <p>Each of the nine neighbours of a pixel is first shifted into an array of its own: a loop that reads one array at
 * several offsets is not vectorized.
 */
public final class DepthwiseConvolution {

    /** The number of output channels for each input channel. */
    public static final int MULTIPLIER = 3;

    private static final int TAPS = 9;
    private static final int CENTER = 4;

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

    /**
     * @param shape of the images
     * @return arrays that both passes use between their loops
     */
    public static double[][] workspace(Shape shape) {
        return shape.channels(2 * TAPS);
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
            double[] parameters, int channel, double[] in, double[][] out, Shape shape, double[][] workspace) {
        int length = shape.length();
        int o = MULTIPLIER * channel;
        for (int m = 0; m < MULTIPLIER; m++) {
            Arrays.fill(out[o + m], 0, length, parameters[firstBias() + o + m]);
        }
        neighbours(in, workspace, shape);
        for (int tap = 0; tap < TAPS; tap += 3) {
            WeightedSums.addThreeToThree(
                    parameters,
                    weight(tap, channel),
                    MULTIPLIER * channels,
                    1,
                    workspace[tap],
                    tap + 1 == CENTER ? in : workspace[tap + 1],
                    workspace[tap + 2],
                    out[o],
                    out[o + 1],
                    out[o + 2],
                    length);
        }
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
            double[][] workspace) {
        int length = shape.length();
        for (int m = 0; m < MULTIPLIER; m++) {
            gradient[firstBias() + MULTIPLIER * channel + m] += ChannelSums.sum(outGradient[firstOut + m], length);
        }
        double[] y0 = outGradient[firstOut];
        double[] y1 = outGradient[firstOut + 1];
        double[] y2 = outGradient[firstOut + 2];
        neighbours(in, workspace, shape);
        for (int tap = 0; tap < TAPS; tap += 3) {
            boolean hasCenter = tap + 1 == CENTER;
            ThreeByThree.addProductsOfThree(
                    workspace[tap],
                    hasCenter ? in : workspace[tap + 1],
                    workspace[tap + 2],
                    y0,
                    y1,
                    y2,
                    length,
                    gradient,
                    weight(tap, channel),
                    MULTIPLIER * channels);
            ThreeByThree.setThreeFromThree(
                    parameters,
                    weight(tap, channel),
                    MULTIPLIER * channels,
                    workspace[TAPS + tap],
                    hasCenter ? inGradient : workspace[TAPS + tap + 1],
                    workspace[TAPS + tap + 2],
                    y0,
                    y1,
                    y2,
                    length);
        }
        // The gradient flows back from the neighbours that a pixel contributed to.
        for (int tap = 0; tap < TAPS; tap++) {
            if (tap != CENTER) {
                shift(workspace[TAPS + tap], workspace[tap], shape, 1 - tap / 3, 1 - tap % 3);
            }
        }
        ChannelSums.addFour(workspace[0], workspace[1], workspace[2], workspace[3], inGradient, length);
        ChannelSums.addFour(workspace[5], workspace[6], workspace[7], workspace[8], inGradient, length);
    }

    private static void neighbours(double[] channel, double[][] out, Shape shape) {
        for (int tap = 0; tap < TAPS; tap++) {
            if (tap != CENTER) {
                shift(channel, out[tap], shape, tap / 3 - 1, tap % 3 - 1);
            }
        }
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

    private int weight(int tap, int channel) {
        return first + (tap * channels + channel) * MULTIPLIER;
    }

    private int firstBias() {
        return first + TAPS * channels * MULTIPLIER;
    }
}
