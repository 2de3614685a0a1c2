package org.lodo.bench.plot;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A field sampled on a grid, as an image with one colour per order of magnitude.
 *
 * @param image the image of the field, with the high end of y at the top
 * @param scale the values that the colours represent, from the first colour to the last
 */
record HeatMap(BufferedImage image, LogScale scale) {
    /**
     * Enough columns to look smooth, few enough for a small file even if the values are noise.
     */
    private static final int COLUMNS = 400;

    private static final int ROWS = 280;

    /** The fraction of lowest values that share one colour, so that a few values near zero do not take up the whole range. */
    private static final double LOWEST_SHARE = 0.002;

    /** Samples the field of a plot at the centre of each pixel. */
    static HeatMap of(TrajectoryPlot plot) {
        double[] logarithms = new double[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            double y = between(plot.yMin(), plot.yMax(), 1 - (row + 0.5) / ROWS);
            for (int column = 0; column < COLUMNS; column++) {
                double x = between(plot.xMin(), plot.xMax(), (column + 0.5) / COLUMNS);
                logarithms[row * COLUMNS + column] = logarithm(plot.field().value(x, y));
            }
        }
        LogScale scale = scale(logarithms);
        return new HeatMap(picture(logarithms, scale), scale);
    }

    private static BufferedImage picture(double[] logarithms, LogScale scale) {
        BufferedImage image = ColorMap.image(COLUMNS, ROWS);
        for (int pixel = 0; pixel < logarithms.length; pixel++) {
            double fraction = (logarithms[pixel] - scale.low()) / (scale.high() - scale.low());
            image.getRaster().setSample(pixel % COLUMNS, pixel / COLUMNS, 0, ColorMap.index(fraction));
        }
        return image;
    }

    private static LogScale scale(double[] logarithms) {
        double[] finite =
                Arrays.stream(logarithms).filter(Double::isFinite).sorted().toArray();
        return finite.length == 0
                ? new LogScale(-1, 1)
                : LogScale.between(finite[(int) (LOWEST_SHARE * finite.length)], finite[finite.length - 1], 0);
    }

    /** Returns minus infinity for zero and negative values, which rank below all positive ones. */
    private static double logarithm(double value) {
        return value <= 0 ? Double.NEGATIVE_INFINITY : StrictMath.log10(value);
    }

    private static double between(double low, double high, double fraction) {
        return low * (1 - fraction) + high * fraction;
    }
}
