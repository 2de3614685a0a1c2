package org.lodo.bench.plot;

import java.util.Objects;

/**
 * The path of an optimizer through the plane of a {@link TrajectoryPlot}.
 *
 * <p>NaN and infinite entries leave gaps. The arrays are copied on the way in and out, so a trajectory never changes;
 * two trajectories are equal only if they hold the same arrays, so compare the contents instead.
 *
 * @param label the name in the legend, which also decides the colour and dash (see {@link Palette})
 * @param x first coordinates of the visited points, in the order of the visits
 * @param y second coordinates of the visited points
 */
@SuppressWarnings("ArrayRecordComponent") // plain arrays are what the callers have, and they are copied
public record Trajectory(String label, double[] x, double[] y) {
    /**
     * Checks and copies the arrays.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the lengths differ
     */
    public Trajectory {
        Objects.requireNonNull(label, "label");
        x = x.clone();
        y = y.clone();
        if (x.length != y.length) {
            throw new IllegalArgumentException("x has " + x.length + " entries, but y has " + y.length + " entries");
        }
    }

    /** Returns a copy of the first coordinates. */
    @Override
    public double[] x() {
        return x.clone();
    }

    /** Returns a copy of the second coordinates. */
    @Override
    public double[] y() {
        return y.clone();
    }
}
