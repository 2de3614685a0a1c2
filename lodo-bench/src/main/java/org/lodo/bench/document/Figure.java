package org.lodo.bench.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.plot.Curve;

/**
 * A figure of a report.
 *
 * @param name the base name of its files, unique in the report
 * @param caption the caption
 * @param file the link to the picture, relative to the report's folder
 * @param curves the whole curves, even if the picture clips them; empty for other pictures
 * @param chart the interactive chart on the page; null for pictures, and for plots whose data another chart also shows
 */
public record Figure(
        String name,
        String caption,
        String file,
        List<Curve> curves,
        @Nullable Chart chart) {

    /** A picture that does not consist of curves. */
    static Figure picture(String name, String caption, String file) {
        return new Figure(name, caption, file, List.of(), null);
    }

    /**
     * @return whether the page shows it, as a chart or a picture
     */
    public boolean isOnPage() {
        return chart != null || curves.isEmpty();
    }
}
