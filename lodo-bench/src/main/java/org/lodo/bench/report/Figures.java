package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.PlotWriter;

/** Draws the figures of a report and remembers them. */
final class Figures {

    private final Path folder;
    private final List<Figure> all = new ArrayList<>();

    /** Figures go into the folder {@code plots} of a report's folder. */
    Figures(Path folder) {
        this.folder = folder;
    }

    /** Draws curves, which the page shows as they are. */
    Figure draw(String name, String caption, CurvePlot plot) throws IOException {
        return draw(name, caption, plot, Chart.of(plot));
    }

    /** Draws curves, of which the page shows more, or null for nothing. */
    Figure draw(String name, String caption, CurvePlot plot, Chart chart) throws IOException {
        PlotWriter.write(plot, folder.resolve("plots").resolve(name));
        return add(new Figure(name, caption, "plots/" + name + ".svg", plot, chart));
    }

    /** Remembers a figure that is there. */
    Figure add(Figure figure) {
        all.add(figure);
        return figure;
    }

    /** All figures so far. */
    List<Figure> all() {
        return List.copyOf(all);
    }
}
