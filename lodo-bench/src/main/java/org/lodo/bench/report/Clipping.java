package org.lodo.bench.report;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.lodo.bench.plot.Curve;

/** Leaves out of curves what would hide the rest of a plot. */
final class Clipping {

    /** What is smaller than this is left out of plots. */
    private static final double FLOOR = 1e-8;

    private Clipping() {}

    /** The curve where it is below a ceiling, with its band cut there. */
    static Curve below(double ceiling, Curve curve) {
        double[] center = curve.center();
        double[] low = curve.low();
        double[] high = curve.high();
        for (int i = 0; i < center.length; i++) {
            if (center[i] > ceiling) {
                center[i] = Double.NaN;
            }
            low[i] = low[i] > ceiling ? Double.NaN : low[i];
            high[i] = Double.isNaN(low[i]) ? Double.NaN : Math.min(high[i], ceiling);
        }
        return new Curve(curve.label(), curve.x(), center, low, high);
    }

    /** Values that a plot with a ceiling shows; NaN for others. */
    static double[] within(double ceiling, double[] values) {
        return Arrays.stream(values)
                .map(value -> value > ceiling || value < FLOOR ? Double.NaN : value)
                .toArray();
    }

    /** One optimizer that gets to the minimum exactly must not squeeze all others into the top of the plot. */
    static Curve aboveFloor(Curve curve) {
        double[] center = curve.center();
        double[] low = curve.low();
        double[] high = curve.high();
        for (int i = 0; i < center.length; i++) {
            if (center[i] < FLOOR) {
                center[i] = Double.NaN;
            }
            low[i] = Math.max(low[i], FLOOR);
            high[i] = Math.max(high[i], FLOOR);
        }
        return new Curve(curve.label(), curve.x(), center, low, high);
    }

    /** The rows at which a metric was measured: across those between them the line would be torn. */
    static Curve measured(Curve curve) {
        if (curve == null) {
            return null;
        }
        double[] center = curve.center();
        int[] rows = IntStream.range(0, center.length)
                .filter(row -> Double.isFinite(center[row]))
                .toArray();
        UnaryOperator<double[]> select =
                values -> Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        return new Curve(
                curve.label(),
                select.apply(curve.x()),
                select.apply(center),
                select.apply(curve.low()),
                select.apply(curve.high()));
    }

    static Curve withValues(Curve curve) {
        for (double value : curve.center()) {
            if (!Double.isNaN(value)) {
                return curve;
            }
        }
        return null;
    }
}
