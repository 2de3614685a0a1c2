package org.lodo.engine.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A quantity tracked in addition to the loss. It is measured at the end of each row of the learning curve, on the sample
 * drawn last; its time is excluded from the run time. Metrics are registered by {@link Catalog.Builder#metric}, and studies
 * list them under {@code metrics}. Implementations are stateless: one object serves all runs, concurrently.
 *
 * <p>The values are columns of a run's curve. For a {@linkplain #isSummarized() summarized} metric, the mean over runs of
 * the last value is the column {@code NAME_mean} of the summary, a column of the report's table, and part of exports; a
 * metric with a {@link #figure()} is plotted over the steps.
 */
public interface Metric {

    /** Which of two values is better. */
    enum Better {
        /** The smaller one. */
        LESS,
        /** The larger one. */
        MORE,
        /** Neither in itself. */
        NEITHER
    }

    /**
     * @return its name in studies, and by default its column in curves, of lower-case letters, digits and underscores
     */
    String name();

    /**
     * @return the heading of its column in reports, a few words
     */
    String title();

    /**
     * Measures the state after a step.
     *
     * @param context the current state of the run
     * @return one value for each column; {@link #none()} where the metric is undefined
     */
    double[] measure(MetricContext context);

    /**
     * @return its unit, such as "s"; empty for a pure number
     */
    default String unit() {
        return "";
    }

    /**
     * @return whether lower or higher values are better; by default neither
     */
    default Better better() {
        return Better.NEITHER;
    }

    /**
     * @return its columns in curves; by default one, of the same name
     */
    default List<String> columns() {
        return List.of(name());
    }

    /**
     * @return whether summary and report have the mean of its last values; by default true if it has one column
     */
    default boolean isSummarized() {
        return columns().size() == 1;
    }

    /**
     * @return how reports plot it; by default one curve per optimizer on a linear axis
     */
    default MetricFigure figure() {
        String axis = unit().isEmpty() ? title() : title() + " (" + unit() + ")";
        return MetricFigure.curve(name().replace('_', '-'), title(), axis);
    }

    /**
     * @return whether it reads {@link MetricContext#before()}, for which the run then copies x before the step
     */
    default boolean needsPreviousPoint() {
        return false;
    }

    /**
     * Whether it is measured at a row of the curve. Costly metrics skip rows.
     *
     * @param row index of the row, from 0
     * @param isLast whether it is the row of the last step
     * @return whether it is measured there
     */
    default boolean isDue(int row, boolean isLast) {
        return true;
    }

    /**
     * Whether it is measured at a row of the curve of a problem of some dimension. Metrics whose cost grows fast with the
     * dimension skip more rows in high dimensions.
     *
     * @param row index of the row, from 0
     * @param isLast whether it is the row of the last step
     * @param dimension n, the number of variables
     * @return by default {@link #isDue(int, boolean)}
     */
    default boolean isDue(int row, boolean isLast, int dimension) {
        return isDue(row, isLast);
    }

    /**
     * How often it is measured, the last row of a run aside.
     *
     * @param rows number of rows, counted from the first
     * @param dimension n, the number of variables
     * @return at how many of them it is measured
     */
    default long timesDue(int rows, int dimension) {
        return IntStream.range(0, rows)
                .filter(row -> isDue(row, false, dimension))
                .count();
    }

    /**
     * @return NaN for every column, the values of rows at which it is not measured
     */
    default double[] none() {
        double[] none = new double[columns().size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
