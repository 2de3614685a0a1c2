package org.lodo.bench.report;

import java.util.Arrays;
import org.lodo.bench.table.Cell;
import org.lodo.engine.stats.Estimate;

/** Cells of numbers as reports show them. */
final class Cells {

    private Cells() {}

    static Cell words(String text) {
        return Cell.words(text);
    }

    static Cell number(double value) {
        return Cell.of(Numbers.number(value), value);
    }

    static Cell number(double value, double spread) {
        return Cell.of(Numbers.number(value, spread), value, spread);
    }

    /** The mean of what is finite, and its standard deviation. */
    static Cell mean(double[] values) {
        Estimate estimate =
                Estimate.of(Arrays.stream(values).filter(Double::isFinite).toArray());
        return number(estimate.mean(), estimate.standardDeviation());
    }

    static Cell range(double low, double high) {
        return Cell.interval(Numbers.range(low, high), Double.NaN, low, high);
    }

    static Cell count(long value) {
        return Cell.of(Numbers.count(value), (double) value);
    }

    static Cell seconds(double value) {
        return Cell.of(Numbers.seconds(value), value);
    }

    /** Steps per second. */
    static Cell speed(double value) {
        return Cell.of(value >= 100 ? Numbers.count(Math.round(value)) : Numbers.number(value), value);
    }

    static Cell bytes(Long value) {
        return Cell.of(Numbers.bytes(value), value == null ? Double.NaN : (double) value);
    }

    static Cell none() {
        return Cell.words(Numbers.NONE);
    }
}
