package org.lodo.bench.cli;

import java.util.ArrayList;
import java.util.List;
import org.lodo.problems.mnist.LabelledImages;
import org.lodo.problems.mnist.MnistData;
import org.lodo.problems.mnist.Query;

/** Images of digits, and of what a network sees of them, with a brightness from 0 to 1 for each pixel, row by row. */
final class DigitImages {

    /** Width and height of an image in pixels. */
    static final int SIDE = 28;

    /** Pixels of an image. */
    static final int PIXELS = SIDE * SIDE;

    /** Pixels whose inputs are shown, one of each of the first test images. */
    private static final List<Integer> QUERIED = List.of(10 * SIDE + 14, 14 * SIDE + 20, 20 * SIDE + 8, 27 * SIDE + 27);

    private DigitImages() {}

    /** One image for each {@link #PIXELS} bytes, which are unsigned. */
    static List<double[]> ofBytes(byte[] pixels) {
        List<double[]> images = new ArrayList<>();
        for (int begin = 0; begin < pixels.length; begin += PIXELS) {
            double[] image = new double[PIXELS];
            for (int p = 0; p < PIXELS; p++) {
                image[p] = (pixels[begin + p] & 0xFF) / 255.0;
            }
            images.add(image);
        }
        return images;
    }

    /** A network's input for a pixel of each of some test images: an image for each channel; −1 is black and 1 white. */
    static List<double[]> ofInputs(MnistData data) {
        LabelledImages test = data.test();
        List<double[]> inputs = new ArrayList<>();
        for (int image = 0; image < Math.min(test.count(), QUERIED.size()); image++) {
            double[][] channels = new double[Query.CHANNELS][PIXELS];
            Query.encode(test.pixels(image), 0, QUERIED.get(image), channels);
            for (int c = 1; c < channels.length; c++) {
                for (int p = 0; p < PIXELS; p++) {
                    channels[c][p] = 0.5 * (channels[c][p] + 1);
                }
            }
            inputs.addAll(List.of(channels));
        }
        return inputs;
    }
}
