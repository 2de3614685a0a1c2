package org.lodo.engine.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How reports plot a metric over the steps.
 *
 * @param form which curves are plotted
 * @param file the end of the figure's file name, of lower-case letters, digits and hyphens
 * @param caption what the figure shows
 * @param axis label of the y axis
 * @param isLogarithmic whether the y axis is logarithmic
 * @param legend names of the curves of {@link Form#ALL_COLUMNS}, one per column
 * @param reference name and value of a horizontal reference line; empty for none
 */
public record MetricFigure(
        Form form,
        String file,
        String caption,
        String axis,
        boolean isLogarithmic,
        List<String> legend,
        Optional<Map.Entry<String, Double>> reference) {

    /** Which curves of a metric are plotted. */
    public enum Form {
        /** Nothing. */
        NONE,
        /** The first column, one curve per optimizer. */
        CURVE,
        /** All columns, one figure per optimizer. */
        ALL_COLUMNS,
        /**
         * A loss on held-out data, measured at few rows, over steps and over time. Training losses of the same problem, which
         * vary more between draws than between optimizers, are smoothed.
         */
        HELD_OUT_LOSS
    }

    /** Copies the list. */
    public MetricFigure {
        legend = List.copyOf(legend);
    }

    /**
     * One curve per optimizer on a linear axis.
     *
     * @param file the end of the figure's file name
     * @param caption what the figure shows
     * @param axis label of the y axis
     * @return the figure
     */
    public static MetricFigure curve(String file, String caption, String axis) {
        return new MetricFigure(Form.CURVE, file, caption, axis, false, List.of(), Optional.empty());
    }

    /**
     * @return no figure
     */
    public static MetricFigure none() {
        return curve("none", "", "").as(Form.NONE);
    }

    /**
     * @return this figure as that of a held-out loss
     */
    public MetricFigure heldOutLoss() {
        return as(Form.HELD_OUT_LOSS);
    }

    /**
     * @return this figure on a logarithmic axis
     */
    public MetricFigure logarithmic() {
        return new MetricFigure(form, file, caption, axis, true, legend, reference);
    }

    /**
     * @param names names of the curves, one per column
     * @return this figure with all columns, one figure per optimizer
     */
    public MetricFigure ofAllColumns(List<String> names) {
        return new MetricFigure(Form.ALL_COLUMNS, file, caption, axis, isLogarithmic, names, reference);
    }

    /**
     * @param name label of the reference line
     * @param value where it is drawn
     * @return this figure with a horizontal reference line
     */
    public MetricFigure withReference(String name, double value) {
        return new MetricFigure(form, file, caption, axis, isLogarithmic, legend, Optional.of(Map.entry(name, value)));
    }

    private MetricFigure as(Form other) {
        return new MetricFigure(other, file, caption, axis, isLogarithmic, legend, reference);
    }
}
