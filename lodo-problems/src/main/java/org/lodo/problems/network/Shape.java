package org.lodo.problems.network;

/**
 * The size of the images that a layer works on.
 *
 * @param images the number of images that each channel holds, one after the other
 * @param height rows of an image
 * @param width columns of an image
 */
public record Shape(int images, int height, int width) {

    /**
     * @return entries of a channel that belong to one image
     */
    public int pixels() {
        return height * width;
    }

    /**
     * @return entries of a channel
     */
    public int length() {
        return images * height * width;
    }

    /**
     * @param channels how many channels
     * @return new arrays, one a channel
     */
    public double[][] channels(int channels) {
        return new double[channels][length()];
    }
}
