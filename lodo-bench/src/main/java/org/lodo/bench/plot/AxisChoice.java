package org.lodo.bench.plot;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Chooses by the data how an axis spreads what is best read by its logarithm, such as losses: those that have none must not
 * vanish.
 */
public final class AxisChoice {

    /** What lies so many times below the largest value, or below one if that is larger, counts as having reached zero. */
    private static final double REACHED = 1e-8;

    /** Magnitudes of both signs that differ less than this are read on a linear axis. */
    private static final double NARROW = 100;

    /** The share of the magnitudes, from the least on, that the threshold of a symmetric axis may lie above. */
    private static final double NEAR_ZERO = 0.1;

    private static final int LEAST_EXPONENT = -323;

    private AxisChoice() {}

    /**
     * @param values what is drawn; those that are not finite do not count
     * @return logarithmic if all are positive; if some are not, linear if their magnitudes are of the same order, and else
     *     symmetric-logarithmic
     */
    public static Axis logarithmicWherePossible(DoubleStream values) {
        double[] finite = values.filter(Double::isFinite).toArray();
        if (Arrays.stream(finite).allMatch(value -> value > 0)) {
            return Axis.LOG;
        }
        double[] magnitudes = magnitudes(finite);
        boolean isNarrow = magnitudes.length == 0 || magnitudes[magnitudes.length - 1] / NARROW < nearZero(magnitudes);
        return isNarrow ? Axis.LINEAR : Axis.SYMLOG;
    }

    /**
     * @param curves of a plot, with their bands
     * @return the same for the heights of curves
     */
    public static Axis logarithmicWherePossible(List<Curve> curves) {
        return logarithmicWherePossible(curves.stream().flatMapToDouble(Curve::heights));
    }

    /**
     * Where a logarithmic axis ends: one curve that all but reaches zero must not squeeze all others into the top of the plot,
     * but where all get that far, or begin there, the axis goes with them.
     *
     * @param curves positive
     * @return the decimal logarithm of the least height to be shown, which may be below all of them
     */
    public static int floor(List<Curve> curves) {
        DoubleSummaryStatistics all = curves.stream()
                .flatMapToDouble(Curve::heights)
                .filter(Double::isFinite)
                .summaryStatistics();
        if (all.getCount() == 0 || all.getMin() >= REACHED) {
            return exponent(REACHED);
        }
        return exponent(reached(curves.stream().map(Curve::center).toList(), all.getMax()));
    }

    /**
     * Within what distance to zero a symmetric-logarithmic axis is linear. Where nothing is negative, that is what lies below
     * the {@link #floor} of a logarithmic axis.
     *
     * @param curves heights of each curve; those that are not finite do not count
     * @return the decimal logarithm of the distance
     */
    public static int threshold(List<double[]> curves) {
        double[] finite = curves.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        double[] magnitudes = magnitudes(finite);
        if (magnitudes.length == 0) {
            return 0;
        }
        double largest = magnitudes[magnitudes.length - 1];
        return Arrays.stream(finite).anyMatch(value -> value < 0)
                ? exponent(Math.max(nearZero(magnitudes), reached(largest)))
                : exponent(Math.max(magnitudes[0], reached(curves, largest)));
    }

    /** What the curve gets down to that is farthest from zero, or less if that has not reached zero. */
    private static double reached(List<double[]> curves, double largest) {
        double farthest = curves.stream()
                .mapToDouble(curve -> Arrays.stream(curve)
                        .filter(value -> value > 0 && Double.isFinite(value))
                        .min()
                        .orElse(0))
                .max()
                .orElse(0);
        return farthest > 0 ? Math.min(reached(largest), farthest) : reached(largest);
    }

    private static double[] magnitudes(double[] values) {
        return Arrays.stream(values)
                .map(Math::abs)
                .filter(magnitude -> magnitude > 0)
                .sorted()
                .toArray();
    }

    private static double nearZero(double[] magnitudes) {
        return magnitudes[(int) (NEAR_ZERO * magnitudes.length)];
    }

    private static double reached(double largest) {
        return REACHED * Math.min(1, largest);
    }

    /** Of the power of ten at or just below a value; logarithms of powers of ten may come out a bit too small. */
    private static int exponent(double value) {
        return value <= Double.MIN_VALUE
                ? LEAST_EXPONENT
                : Math.max(LEAST_EXPONENT, (int) StrictMath.floor(StrictMath.log10(value) + 1e-9));
    }
}
