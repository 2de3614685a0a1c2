package org.lodo.problems.network;

/**
 * The size of the images that a layer works on.
 *
 * @param images the number of images that each channel holds, one after the other
 * @param height rows of an image
 * @param width columns of an image
 */
public record Shape(int images, int height, int width) {

    /** Arrays of channels have a multiple of this many entries, so that loops over vectors need not stop before their end. */
    static final int LANES = 16;

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
     * @return new arrays, one a channel; each has a multiple of {@value #LANES} entries, and those beyond the images' are for
     *     loops over vectors to overwrite
     */
    public double[][] channels(int channels) {
        return new double[channels][roundedUp(length())];
    }

    static int roundedUp(int entries) {
        return (entries + LANES - 1) / LANES * LANES;
    }
}
