package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.PlotWriter;

/**
 * Draws the figures of a report and remembers them. One after the other: texts that two threads measure at once are now and
 * then found a pixel wider, and figures would no longer be the same bytes.
 */
final class Figures {

    private final Path folder;
    private final Map<String, Figure> all = new LinkedHashMap<>();

    /** Figures go into the folder {@code plots} of a report's folder. */
    Figures(Path folder) {
        this.folder = folder;
    }

    /** Draws curves, which the page shows as they are. */
    Figure draw(String name, String caption, CurvePlot plot) throws IOException {
        return draw(name, caption, plot, plot.curves(), Chart.of(plot));
    }

    /** Draws curves that are cut to fit, of which the page shows more, or null for nothing. */
    Figure draw(String name, String caption, CurvePlot plot, List<Curve> whole, Chart chart) throws IOException {
        String unused = unused(name);
        PlotWriter.write(plot, folder.resolve("plots").resolve(unused));
        return add(new Figure(unused, caption, "plots/" + unused + ".svg", whole, chart));
    }

    /** Remembers a figure that is there; once, though several problems show it. */
    Figure add(Figure figure) {
        all.put(figure.name(), figure);
        return figure;
    }

    private String unused(String name) {
        String unused = name;
        for (int number = 2; all.containsKey(unused); number++) {
            unused = name + "-" + number;
        }
        return unused;
    }

    /** All figures so far. */
    List<Figure> all() {
        return List.copyOf(all.values());
    }
}
