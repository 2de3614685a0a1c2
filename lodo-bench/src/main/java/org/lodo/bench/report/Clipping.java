package org.lodo.bench.report;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.lodo.bench.plot.Curve;

/** Clips curves to the range in which differences between optimizers are visible. */
final class Clipping {

    private Clipping() {}

    /** The curve with a gap where it is above a ceiling, its band cut at the ceiling. */
    static Curve below(double ceiling, Curve curve) {
        double[] center = map(curve.center(), value -> value > ceiling ? Double.NaN : value);
        double[] low = curve.low();
        double[] high = curve.high();
        if (low == null || high == null) {
            return new Curve(curve.label(), curve.x(), center);
        }
        for (int i = 0; i < low.length; i++) {
            low[i] = low[i] > ceiling ? Double.NaN : low[i];
            high[i] = Double.isNaN(low[i]) ? Double.NaN : Math.min(high[i], ceiling);
        }
        return new Curve(curve.label(), curve.x(), center, low, high);
    }

    /** The curve without gaps: only the rows at which a metric was measured, which may be far apart. */
    static Curve measured(Curve curve) {
        double[] center = curve.center();
        int[] rows = IntStream.range(0, center.length)
                .filter(row -> Double.isFinite(center[row]))
                .toArray();
        UnaryOperator<double[]> select =
                values -> Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
        double[] low = curve.low();
        double[] high = curve.high();
        return low == null || high == null
                ? new Curve(curve.label(), select.apply(curve.x()), select.apply(center))
                : new Curve(
                        curve.label(),
                        select.apply(curve.x()),
                        select.apply(center),
                        select.apply(low),
                        select.apply(high));
    }

    static boolean hasValues(Curve curve) {
        return Arrays.stream(curve.center()).anyMatch(value -> !Double.isNaN(value));
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
