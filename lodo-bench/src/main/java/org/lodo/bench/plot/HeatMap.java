package org.lodo.bench.plot;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A field sampled on a grid, as an image with one colour per order of magnitude where it is positive.
 *
 * @param image the image of the field, with the high end of y at the top
 * @param scale the values that the colours represent, from the first colour to the last
 */
record HeatMap(BufferedImage image, Scale scale) {
    /**
     * Enough columns to look smooth, few enough for a small file even if the values are noise.
     */
    private static final int COLUMNS = 400;

    private static final int ROWS = 280;

    /** The fraction of lowest values that share one colour, so that a few values near zero do not take up the whole range. */
    private static final double LOWEST_SHARE = 0.002;

    /** Samples the field of a plot at the centre of each pixel. */
    static HeatMap of(TrajectoryPlot plot) {
        double[] values = new double[COLUMNS * ROWS];
        for (int row = 0; row < ROWS; row++) {
            double y = between(plot.yMin(), plot.yMax(), 1 - (row + 0.5) / ROWS);
            for (int column = 0; column < COLUMNS; column++) {
                double x = between(plot.xMin(), plot.xMax(), (column + 0.5) / COLUMNS);
                values[row * COLUMNS + column] = plot.field().value(x, y);
            }
        }
        Scale scale = scale(values);
        return new HeatMap(picture(values, scale), scale);
    }

    private static BufferedImage picture(double[] values, Scale scale) {
        BufferedImage image = ColorMap.image(COLUMNS, ROWS);
        for (int pixel = 0; pixel < values.length; pixel++) {
            image.getRaster()
                    .setSample(pixel % COLUMNS, pixel / COLUMNS, 0, ColorMap.index(fraction(values[pixel], scale)));
        }
        return image;
    }

    /** Zero, which has no logarithm, is lower than all that have one, and so are the few negative values there may be. */
    private static double fraction(double value, Scale scale) {
        if (scale.shows(value)) {
            return scale.fraction(value);
        }
        return value <= 0 ? 0 : value > 0 ? 1 : Double.NaN;
    }

    private static Scale scale(double[] values) {
        double[] finite =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double[] shown = Arrays.copyOfRange(finite, (int) (LOWEST_SHARE * finite.length), finite.length);
        return Scale.covering(AxisChoice.logarithmicWherePossible(DoubleStream.of(shown)), DoubleStream.of(shown), 0);
    }

    private static double between(double low, double high, double fraction) {
        return low * (1 - fraction) + high * fraction;
    }
}
