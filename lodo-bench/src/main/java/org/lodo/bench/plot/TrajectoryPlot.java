package org.lodo.bench.plot;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Paths of optimizers over a heat map of the logarithm of the function that they minimize.
 *
 * @param title the title above the plot
 * @param xLabel the name of the first coordinate
 * @param yLabel the name of the second coordinate
 * @param field the function; it is evaluated at about 100,000 points of the drawn rectangle
 * @param xMin the left edge of the drawn rectangle
 * @param xMax the right edge, above xMin
 * @param yMin the lower edge
 * @param yMax the upper edge, above yMin
 * @param trajectories the paths, in the order of the legend; parts outside the rectangle are cut off
 * @param optimum the two coordinates of the point that is marked with a star
 */
public record TrajectoryPlot(
        String title,
        String xLabel,
        String yLabel,
        Field field,
        double xMin,
        double xMax,
        double yMin,
        double yMax,
        List<Trajectory> trajectories,
        Optional<double[]> optimum) {
    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if any part is null
     * @throws IllegalArgumentException if an edge is not finite, the edges are not in order or the optimum does not
     *     have two coordinates
     */
    public TrajectoryPlot {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(xLabel, "xLabel");
        Objects.requireNonNull(yLabel, "yLabel");
        Objects.requireNonNull(field, "field");
        requireInterval("x", xMin, xMax);
        requireInterval("y", yMin, yMax);
        trajectories = List.copyOf(trajectories);
        optimum = optimum.map(double[]::clone);
        if (optimum.isPresent() && optimum.get().length != 2) {
            throw new IllegalArgumentException("optimum has " + optimum.get().length + " coordinates: must have 2");
        }
    }

    /** Returns a copy of the coordinates of the optimum, if it is known. */
    @Override
    public Optional<double[]> optimum() {
        return optimum.map(double[]::clone);
    }

    private static void requireInterval(String name, double low, double high) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high) {
            throw new IllegalArgumentException(
                    "The " + name + " edges must be finite and in order, but are " + low + " and " + high);
        }
    }
}
