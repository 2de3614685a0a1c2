package org.lodo.bench.plot;

import java.util.stream.DoubleStream;

/**
 * The heights that a plot shows. Curves that leave them are marked where they do.
 *
 * @param least the least height in view
 * @param most the largest
 */
public record HeightLimits(double least, double most) {

    /** No limits. */
    public static final HeightLimits NONE = new HeightLimits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** The share of a curve's rows, from its end, that says where it ends. */
    private static final double END = 0.1;

    /** Where a curve ends with respect to the limits. */
    public enum Side {
        /** Within the limits, or without any value. */
        INSIDE(""),
        /** Above them. */
        ABOVE(" (above)"),
        /** Below them. */
        BELOW(" (below)");

        private final String remark;

        Side(String remark) {
            this.remark = remark;
        }

        /**
         * @return what a legend adds to the curve's label
         */
        public String remark() {
            return remark;
        }
    }

    /** The height, or the limit that it exceeds; NaN and infinite values stay as they are. */
    double clamp(double height) {
        return Double.isFinite(height) ? Math.max(least, Math.min(most, height)) : height;
    }

    /**
     * @param curve any curve
     * @return the side of the limits on which all of the last tenth of its finite values lie
     */
    public Side end(Curve curve) {
        double[] finite =
                DoubleStream.of(curve.center()).filter(Double::isFinite).toArray();
        long first = finite.length - Math.max(1, (long) (END * finite.length));
        if (finite.length == 0) {
            return Side.INSIDE;
        }
        if (DoubleStream.of(finite).skip(first).allMatch(height -> height > most)) {
            return Side.ABOVE;
        }
        return DoubleStream.of(finite).skip(first).allMatch(height -> height < least) ? Side.BELOW : Side.INSIDE;
    }
}
