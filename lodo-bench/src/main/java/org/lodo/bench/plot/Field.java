package org.lodo.bench.plot;

/** A function of two variables, drawn as a heat map. */
@FunctionalInterface
public interface Field {
    /**
     * Returns the value at a point.
     *
     * @param x the first coordinate
     * @param y the second coordinate
     * @return the value; the logarithm of it is drawn, zero and negative values as the lowest, and NaN as a blank
     */
    double value(double x, double y);
}
