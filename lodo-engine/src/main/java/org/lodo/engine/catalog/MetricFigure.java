package org.lodo.engine.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How reports draw a metric over the steps.
 *
 * @param form what is drawn
 * @param file the end of the figure's file name, of lower-case letters, digits and hyphens
 * @param caption what the figure shows
 * @param axis the label of the axis of values
 * @param isLogarithmic whether that axis is logarithmic
 * @param legend what the curves of {@link Form#ALL_COLUMNS} are called, column by column
 * @param reference a value to compare with, with its name; empty for none
 */
public record MetricFigure(
        Form form,
        String file,
        String caption,
        String axis,
        boolean isLogarithmic,
        List<String> legend,
        Optional<Map.Entry<String, Double>> reference) {

    /** What is drawn of a metric. */
    public enum Form {
        /** Nothing. */
        NONE,
        /** The first column, a curve for each optimizer. */
        CURVE,
        /** All columns, a figure for each optimizer. */
        ALL_COLUMNS,
        /**
         * A loss on held-out data, which few rows have, over steps and over time. Losses of training beside it, which differ
         * more from draw to draw than from optimizer to optimizer, are smoothed.
         */
        HELD_OUT_LOSS
    }

    /** Copies the list. */
    public MetricFigure {
        legend = List.copyOf(legend);
    }

    /**
     * A curve for each optimizer on a linear axis.
     *
     * @param file the end of the figure's file name
     * @param caption what the figure shows
     * @param axis the label of the axis of values
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
     * @return the same as a held-out loss
     */
    public MetricFigure heldOutLoss() {
        return as(Form.HELD_OUT_LOSS);
    }

    /**
     * @return the same on a logarithmic axis
     */
    public MetricFigure logarithmic() {
        return new MetricFigure(form, file, caption, axis, true, legend, reference);
    }

    /**
     * @param names what the curves are called, column by column
     * @return a figure of all columns for each optimizer
     */
    public MetricFigure ofAllColumns(List<String> names) {
        return new MetricFigure(Form.ALL_COLUMNS, file, caption, axis, isLogarithmic, names, reference);
    }

    /**
     * @param name of the value
     * @param value to compare with
     * @return the same with a line at that value
     */
    public MetricFigure withReference(String name, double value) {
        return new MetricFigure(form, file, caption, axis, isLogarithmic, legend, Optional.of(Map.entry(name, value)));
    }

    private MetricFigure as(Form other) {
        return new MetricFigure(other, file, caption, axis, isLogarithmic, legend, reference);
    }
}
