package org.lodo.problems.mnist;

import java.util.function.IntConsumer;
import org.lodo.kernel.Vectors;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;

/** Draws images from a trained network, pixel by pixel: each from the network's softmax given the pixels before it. */
public final class DigitSampler {

    private final int parameterCount = new PixelNetwork().parameterCount();
    private final BatchLoss loss;

    /**
     * @param workers who computes; the images do not depend on it
     */
    public DigitSampler(Workers workers) {
        loss = new BatchLoss(Precision.FLOAT64, workers);
    }

    /**
     * Draws images. Each takes 784 forward passes.
     *
     * @param parameters of the network, 94,696 entries
     * @param images how many images
     * @param seed of the draws
     * @param progress called after every pixel with the number of pixels drawn, of 784
     * @return the images' pixels, 0 to 255, image by image, row by row
     * @throws IllegalArgumentException if the number of parameters is not that of the network, or one is not finite
     */
    public byte[] sample(double[] parameters, int images, long seed, IntConsumer progress) {
        if (parameters.length != parameterCount) {
            throw new IllegalArgumentException("parameters has " + parameters.length + " entries: must have "
                    + parameterCount + ", as the network");
        }
        if (!Vectors.isFinite(parameters)) {
            throw new IllegalArgumentException("a parameter is not finite: all must be");
        }
        RandomStream random = new RandomStream(RandomStream.derive(seed, "digits"));
        byte[] pixels = new byte[images * PixelNetwork.PIXELS];
        Batch batch = new Batch(pixels, images);
        double[][] probabilities = new double[images][PixelNetwork.VALUES];
        for (int pixel = 0; pixel < PixelNetwork.PIXELS; pixel++) {
            for (int i = 0; i < images; i++) {
                batch.set(i, i, pixel);
            }
            loss.probabilities(batch, parameters, probabilities);
            for (int i = 0; i < images; i++) {
                pixels[i * PixelNetwork.PIXELS + pixel] = (byte) draw(probabilities[i], random.nextDouble());
            }
            progress.accept(pixel + 1);
        }
        return pixels;
    }

    private static int draw(double[] probabilities, double uniform) {
        double below = 0;
        for (int value = 0; value < probabilities.length - 1; value++) {
            below += probabilities[value];
            if (uniform < below) {
                return value;
            }
        }
        return probabilities.length - 1;
    }
}
