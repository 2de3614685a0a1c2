package org.lodo.bench.document;

import java.util.List;
import org.lodo.bench.plot.Curve;

/**
 * A figure of a report.
 *
 * @param name names its files; no two figures of a report have the same
 * @param caption what it shows
 * @param file the picture, relative to the report's folder
 * @param curves what it shows, whole even where the picture cuts it; empty for other pictures
 * @param chart the same for the page, where it can be looked into; null for pictures, and for plots that another chart of
 *     the page shows as well
 */
public record Figure(String name, String caption, String file, List<Curve> curves, Chart chart) {

    /**
     * @param name names its files
     * @param caption what it shows
     * @param file the picture, relative to the report's folder
     * @return a picture that is not made of curves
     */
    public static Figure picture(String name, String caption, String file) {
        return new Figure(name, caption, file, List.of(), null);
    }

    /**
     * @return whether the page shows it, as a chart or as a picture
     */
    public boolean isOnPage() {
        return chart != null || curves.isEmpty();
    }
}
