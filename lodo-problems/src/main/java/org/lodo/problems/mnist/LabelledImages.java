package org.lodo.problems.mnist;

import java.util.Arrays;

/** Images of 28 × 28 pixels with a label each. */
public final class LabelledImages {

    private final byte[] pixels;
    private final byte[] labels;

    LabelledImages(byte[] pixels, byte[] labels) {
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * @return how many images
     */
    public int count() {
        return labels.length;
    }

    /**
     * @param image index of an image
     * @return its label, 0 to 9 of MNIST itself; other data in its format may have more classes
     */
    public int label(int image) {
        return labels[image] & 0xFF;
    }

    /**
     * @param image index of an image
     * @return a new array of its 784 pixels, row by row, each an unsigned byte
     */
    public byte[] pixels(int image) {
        return Arrays.copyOfRange(pixels, image * PixelNetwork.PIXELS, (image + 1) * PixelNetwork.PIXELS);
    }

    /** The pixels of all images, one after the other; not to be changed. */
    byte[] pixels() {
        return pixels;
    }
}
