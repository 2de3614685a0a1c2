package org.lodo.problems.mnist;

import java.util.Arrays;

/**
 * The network's input for one pixel of one image: 28 × 28 pixels by five channels, as algorithm and paper have them
 * (Liao et al. 2023, section 5.3). Pixels before the queried one in raster order are visible.
 */
public final class Query {

    /** The number of input channels. */
    public static final int CHANNELS = 5;

    private static final int SIDE = PixelNetwork.SIDE;

    private Query() {}

    /**
     * Writes the five channels: the image over 256 where visible, else 0; ±1 for columns up to the queried one; ±1 for
     * visible pixels; the row and the column, scaled to [−1, 1).
     *
     * @param pixels values 0 to 255, row by row
     * @param firstPixel index of the image's first pixel
     * @param queried index of the queried pixel within the image, 0 to 783
     * @param out five channels of 784 entries, overwritten
     */
    public static void encode(byte[] pixels, int firstPixel, int queried, double[][] out) {
        for (int p = 0; p < queried; p++) {
            out[0][p] = (pixels[firstPixel + p] & 0xFF) / 256.0;
        }
        Arrays.fill(out[0], queried, PixelNetwork.PIXELS, 0);
        Arrays.fill(out[2], 0, queried, 1);
        Arrays.fill(out[2], queried, PixelNetwork.PIXELS, -1);
        int queriedColumn = queried % SIDE;
        for (int p = 0; p < PixelNetwork.PIXELS; p++) {
            int row = p / SIDE;
            int column = p % SIDE;
            out[1][p] = column <= queriedColumn ? 1 : -1;
            out[3][p] = 2.0 * row / SIDE - 1;
            out[4][p] = 2.0 * column / SIDE - 1;
        }
    }
}
