package org.lodo.bench.plot;

import java.util.List;
import java.util.Objects;

/**
 * Curves over a common x axis, with optional spread bands and reference lines. The axes are fitted to the data.
 *
 * @param title the title above the plot
 * @param xLabel the name (and unit) of the x axis
 * @param yLabel the name (and unit) of the y axis
 * @param xAxis the kind of the x axis
 * @param yAxis the kind of the y axis
 * @param curves the lines, in the order of the legend; may be empty
 * @param references horizontal lines to compare the curves with; may be empty
 * @param limits the heights in view
 */
public record CurvePlot(
        String title,
        String xLabel,
        String yLabel,
        Axis xAxis,
        Axis yAxis,
        List<Curve> curves,
        List<ReferenceLine> references,
        HeightLimits limits) {
    /**
     * Checks and copies the parts.
     *
     * @throws NullPointerException if any part is null
     */
    public CurvePlot {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(xLabel, "xLabel");
        Objects.requireNonNull(yLabel, "yLabel");
        Objects.requireNonNull(xAxis, "xAxis");
        Objects.requireNonNull(yAxis, "yAxis");
        curves = List.copyOf(curves);
        references = List.copyOf(references);
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * Creates a plot that shows all heights.
     *
     * @param title the title above the plot
     * @param xLabel the name (and unit) of the x axis
     * @param yLabel the name (and unit) of the y axis
     * @param xAxis the kind of the x axis
     * @param yAxis the kind of the y axis
     * @param curves the lines, in the order of the legend; may be empty
     * @param references horizontal lines to compare the curves with; may be empty
     */
    public CurvePlot(
            String title,
            String xLabel,
            String yLabel,
            Axis xAxis,
            Axis yAxis,
            List<Curve> curves,
            List<ReferenceLine> references) {
        this(title, xLabel, yLabel, xAxis, yAxis, curves, references, HeightLimits.NONE);
    }
}
