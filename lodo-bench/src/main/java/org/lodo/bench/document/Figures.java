package org.lodo.bench.document;

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
public final class Figures {

    private final Path folder;
    private final Map<String, Figure> all = new LinkedHashMap<>();

    /**
     * @param folder a report's, in whose folder {@code plots} figures go
     */
    public Figures(Path folder) {
        this.folder = folder;
    }

    /**
     * Draws curves, which the page shows as they are.
     *
     * @param name names the figure's files; gets a number if another figure has it
     * @param caption what it shows
     * @param plot the curves
     * @return the figure
     * @throws IOException if a file cannot be written
     */
    public Figure draw(String name, String caption, CurvePlot plot) throws IOException {
        return draw(name, caption, plot, plot.curves(), Chart.of(plot));
    }

    /**
     * Draws curves that are cut to fit.
     *
     * @param name names the figure's files; gets a number if another figure has it
     * @param caption what it shows
     * @param plot the curves as the picture shows them
     * @param whole the curves with nothing cut
     * @param chart what the page shows; null for nothing
     * @return the figure
     * @throws IOException if a file cannot be written
     */
    public Figure draw(String name, String caption, CurvePlot plot, List<Curve> whole, Chart chart) throws IOException {
        String unused = unused(name);
        PlotWriter.write(plot, folder.resolve("plots").resolve(unused));
        return add(new Figure(unused, caption, "plots/" + unused + ".svg", whole, chart));
    }

    /**
     * Remembers a figure that is there.
     *
     * @param figure replaces one of the same name
     * @return the figure
     */
    public Figure add(Figure figure) {
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

    /**
     * @return all figures so far
     */
    public List<Figure> all() {
        return List.copyOf(all.values());
    }
}
