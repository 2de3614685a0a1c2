package org.lodo.problems.mnist;

import org.lodo.validation.Require;

/** Images, each with one queried pixel. Refilled for every draw. */
public final class Batch {

    private final byte[] pixels;
    private final int[] images;
    private final int[] queried;

    /** A batch of some images, whose pixels are given one image after the other. */
    Batch(byte[] pixels, int size) {
        this.pixels = pixels;
        images = new int[Require.atLeast("batch", size, 1)];
        queried = new int[size];
    }

    /**
     * @return how many images
     */
    public int size() {
        return images.length;
    }

    /** Sets an entry: an image, and the index of the queried pixel in it, 0 to 783. */
    void set(int index, int image, int query) {
        images[index] = image;
        queried[index] = query;
    }

    /**
     * Writes the network's input for an image, encoded by {@link Query#encode}.
     *
     * @param index which image, from 0
     * @param out five channels of 784 entries, overwritten
     */
    public void encode(int index, double[][] out) {
        Query.encode(pixels, firstPixel(index), queried[index], out);
    }

    /** Writes the network's input for an image in single precision; otherwise as {@link #encode(int, double[][])}. */
    void encode(int index, float[][] out) {
        FloatQuery.encode(pixels, firstPixel(index), queried[index], out);
    }

    /**
     * @param index which image, from 0
     * @return the value, 0 to 255, of its queried pixel
     */
    public int target(int index) {
        return pixels[firstPixel(index) + queried[index]] & 0xFF;
    }

    private int firstPixel(int index) {
        return images[index] * PixelNetwork.PIXELS;
    }
}
