package org.lodo.bench.report;

import org.lodo.bench.plot.CurvePlot;

/**
 * A figure of a report.
 *
 * @param name names its files
 * @param caption what it shows
 * @param file the picture, relative to the report's folder
 * @param plot the curves it shows; null for other pictures
 * @param chart the same for the page, where it can be looked into; null for pictures, and for plots that another chart of
 *     the page shows as well
 */
record Figure(String name, String caption, String file, CurvePlot plot, Chart chart) {

    /** A picture that is not made of curves. */
    static Figure picture(String name, String caption, String file) {
        return new Figure(name, caption, file, null, null);
    }

    /** Whether the page shows it, as a chart or as a picture. */
    boolean isOnPage() {
        return chart != null || plot == null;
    }
}
