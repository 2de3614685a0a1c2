package org.lodo.engine.catalog;

/**
 * How reports draw a metric.
 *
 * @param file the end of the figure's file name, of lower-case letters, digits and hyphens
 * @param caption what the figure shows
 * @param axis the label of the axis of values
 * @param isLogarithmic whether that axis is logarithmic
 * @param form what is drawn
 */
public record MetricFigure(String file, String caption, String axis, boolean isLogarithmic, Form form) {

    /** What is drawn of a metric. */
    public enum Form {
        /** The metric's first column over the steps, a curve for each optimizer. */
        CURVE,
        /** The same for a metric that few rows have, over the steps and over the time. */
        CURVE_BY_STEP_AND_TIME,
        /** All of its columns, a figure for each optimizer. */
        ALL_COLUMNS,
        /** Nothing. */
        NONE
    }
}
