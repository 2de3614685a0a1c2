package org.lodo.engine.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Something that is tracked beside the loss. It is measured when a row of the learning curve is complete, on the sample
 * drawn last, and excluded from the run time. Metrics enter the catalog by {@link Catalog.Builder#metric}; studies name
 * them under {@code metrics}. Implementations keep no state: one object serves all runs, at the same time.
 *
 * <p>The values are columns of a run's curve. The mean over runs of the last value of a {@linkplain #isSummarized()
 * summarized} metric is the column {@code NAME_mean} of the summary, a column of the report's table, and part of
 * exports; a metric with a {@link #figure()} is drawn over the steps.
 */
public interface Metric {

    /** Which of two values is better. */
    enum Better {
        /** The smaller one. */
        LESS,
        /** The larger one. */
        MORE,
        /** Neither by itself. */
        NEITHER
    }

    /**
     * @return its name in studies and the column of curves, of lower-case letters, digits and underscores
     */
    String name();

    /**
     * @return what heads its column in reports, in a few words
     */
    String title();

    /**
     * Measures after a step.
     *
     * @param context the run as it is now
     * @return one value for each column; {@link #none()} where the metric has no meaning
     */
    double[] measure(MetricContext context);

    /**
     * @return its unit, such as "s"; empty for a pure number
     */
    default String unit() {
        return "";
    }

    /**
     * @return which values are better; by default neither
     */
    default Better better() {
        return Better.NEITHER;
    }

    /**
     * @return the columns of a curve that hold it; by default one, of its own name
     */
    default List<String> columns() {
        return List.of(name());
    }

    /**
     * @return whether the mean of its last values is a column of summary and report; by default if it is one number
     */
    default boolean isSummarized() {
        return columns().size() == 1;
    }

    /**
     * @return how reports draw it; by default one curve of each optimizer on a linear axis
     */
    default MetricFigure figure() {
        String axis = unit().isEmpty() ? title() : title() + " (" + unit() + ")";
        return MetricFigure.curve(name().replace('_', '-'), title(), axis);
    }

    /**
     * @return whether it looks at the point before the step, which the run then keeps
     */
    default boolean needsPreviousPoint() {
        return false;
    }

    /**
     * Whether a row of the curve is to have it. Costly metrics leave rows out.
     *
     * @param row number of the row, from 0
     * @param isLast whether the row is that of the last step
     * @return whether the metric is measured there
     */
    default boolean isDue(int row, boolean isLast) {
        return true;
    }

    /**
     * How often it is measured.
     *
     * @param rows how many rows of a curve, from the first; the last of the run is not among them
     * @return how many of them have it
     */
    default long timesDue(int rows) {
        return IntStream.range(0, rows).filter(row -> isDue(row, false)).count();
    }

    /**
     * @return NaN for every column: the values of rows that do not have the metric
     */
    default double[] none() {
        double[] none = new double[columns().size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
