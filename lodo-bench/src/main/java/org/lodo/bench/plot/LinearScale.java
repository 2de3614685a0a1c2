package org.lodo.bench.plot;

import java.math.BigDecimal;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A linear scale.
 *
 * @param low the value at the low end
 * @param high the value at the high end, above low
 */
record LinearScale(double low, double high) implements Scale {
    /** Relative extents below are treated as rounding noise and not magnified. */
    private static final double NOISE = 1e-12;

    /** Shorter extents than this are not resolved by double precision around zero. */
    private static final double SHORTEST = 1e6 * Double.MIN_VALUE;

    static LinearScale covering(DoubleStream values, double margin) {
        DoubleSummaryStatistics extent = values.filter(Double::isFinite).summaryStatistics();
        if (extent.getCount() == 0) {
            return new LinearScale(0, 1);
        }
        double low = extent.getMin();
        double high = extent.getMax();
        double magnitude = Math.max(Math.abs(low), Math.abs(high));
        double halfExtent = high / 2 - low / 2;
        if (halfExtent <= Math.max(NOISE * magnitude, SHORTEST)) {
            double space = magnitude / 10 > SHORTEST ? magnitude / 10 : 1;
            return new LinearScale(finite(low - space), finite(high + space));
        }
        double space = 2 * (margin * halfExtent);
        return new LinearScale(finite(low - space), finite(high + space));
    }

    @Override
    public boolean shows(double value) {
        return Double.isFinite(value);
    }

    /** Works on halves because the difference of the ends can overflow. */
    @Override
    public double fraction(double value) {
        return (value / 2 - low / 2) / (high / 2 - low / 2);
    }

    @Override
    public List<Mark> marks() {
        List<BigDecimal> values = RoundNumbers.between(low, high, MAX_LABELS);
        List<String> labels = NumberText.consistent(values);
        return RoundNumbers.indices(values)
                .mapToObj(index -> new Mark(fraction(values.get(index).doubleValue()), labels.get(index)))
                .filter(Mark::isInside)
                .toList();
    }

    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }
}
