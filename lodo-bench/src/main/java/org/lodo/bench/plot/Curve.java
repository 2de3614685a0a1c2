package org.lodo.bench.plot;

import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * One line of a {@link CurvePlot}, with an optional band for the spread around it.
 *
 * <p>All arrays have the same length. NaN and infinite entries leave gaps. The arrays are copied on the way in and out,
 * so a curve never changes; two curves are equal only if they hold the same arrays, so compare the contents instead.
 *
 * @param label the name in the legend, which also decides the colour and dash (see {@link Palette})
 * @param x positions along the x axis, in drawing order
 * @param center heights of the line
 * @param low heights of the lower edge of the band, or null for no band
 * @param high heights of the upper edge of the band, or null for no band
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays are what the callers have, and they are copied
public record Curve(String label, double[] x, double[] center, double @Nullable [] low, double @Nullable [] high) {
    /**
     * Checks and copies the arrays.
     *
     * @throws NullPointerException if the label, x or center is null
     * @throws IllegalArgumentException if the lengths differ or only one edge of the band is given
     */
    public Curve {
        Objects.requireNonNull(label, "label");
        x = x.clone();
        center = center.clone();
        requireLength("center", center, x.length);
        if ((low == null) != (high == null)) {
            throw new IllegalArgumentException("only one of low and high is given: a band must have both");
        }
        if (low != null && high != null) {
            low = low.clone();
            high = high.clone();
            requireLength("low", low, x.length);
            requireLength("high", high, x.length);
        }
    }

    /**
     * Creates a curve without a band.
     *
     * @param label the name in the legend
     * @param x positions along the x axis
     * @param center heights of the line, as many as positions
     */
    public Curve(String label, double[] x, double[] center) {
        this(label, x, center, null, null);
    }

    /** Returns a copy of the positions along the x axis. */
    @Override
    public double[] x() {
        return x.clone();
    }

    /** Returns a copy of the heights of the line. */
    @Override
    public double[] center() {
        return center.clone();
    }

    /** Returns a copy of the lower edge of the band, or null if there is no band. */
    @Override
    public double @Nullable [] low() {
        return low == null ? null : low.clone();
    }

    /** Returns a copy of the upper edge of the band, or null if there is no band. */
    @Override
    public double @Nullable [] high() {
        return high == null ? null : high.clone();
    }

    /** Returns whether the curve has a band around its line. */
    public boolean hasBand() {
        return low != null;
    }

    /** Returns the heights of the line and of the edges of the band, those that are not finite included. */
    DoubleStream heights() {
        DoubleStream line = DoubleStream.of(center);
        return low == null || high == null
                ? line
                : DoubleStream.concat(line, DoubleStream.concat(DoubleStream.of(low), DoubleStream.of(high)));
    }

    private static void requireLength(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(
                    "x has " + length + " entries, but " + name + " has " + values.length + " entries");
        }
    }
}
