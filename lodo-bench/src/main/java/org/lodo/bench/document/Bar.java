package org.lodo.bench.document;

import java.util.List;
import java.util.Locale;

/**
 * A bar of a table: a value with the range and the places of the measurements that it is the median of.
 *
 * @param low the least measurement
 * @param value the end of the bar
 * @param high the largest measurement
 * @param measurements all measurements; empty if only the range is known
 * @param whole what the full width stands for, the same for all bars that are to be compared; positive
 */
public record Bar(double low, double value, double high, List<Double> measurements, double whole) {

    private static final double WIDTH = 160;

    private static final int HEIGHT = 16;

    /** Copies the list. */
    public Bar {
        measurements = List.copyOf(measurements);
    }

    /** The bar as SVG in HTML; its numbers stand beside it. */
    String svg() {
        String svg = String.format(
                Locale.ROOT,
                "<svg class=\"bar\" width=\"%.0f\" height=\"%d\" aria-hidden=\"true\"><rect class=\"median\" y=\"3\" width=\"%.1f\""
                        + " height=\"10\"/><path class=\"range\" d=\"M%.1f 8H%.1f\"/>",
                WIDTH,
                HEIGHT,
                place(value),
                place(low),
                place(high));
        StringBuilder ticks = new StringBuilder();
        List<Double> ends = measurements.isEmpty() ? List.of(low, high) : measurements;
        ends.forEach(end -> ticks.append(String.format(Locale.ROOT, "M%.1f 1v14", place(end))));
        return svg + "<path class=\"ticks\" d=\"" + ticks + "\"/></svg>";
    }

    private double place(double number) {
        return 1 + (WIDTH - 2) * number / whole;
    }
}
