package org.lodo.bench.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.PlotWriter;
import org.lodo.bench.plot.TrajectoryPlot;
import org.lodo.engine.io.ReportFolder;

/**
 * Draws the figures of a report into its folder of plots. A number is appended to the name of a figure whose name is taken.
 *
 * <p>Figures are drawn one after the other: two threads that measure text at the same time occasionally get widths that differ
 * by a pixel, and figures would not be reproducible to the byte.
 */
public final class Figures {

    /** Leaves room for numbers, extensions and the names of temporary files. */
    private static final int MAX_NAME = 180;

    private final ReportFolder folder;
    private final Set<String> names = new HashSet<>();

    /**
     * @param folder the report's folder
     */
    public Figures(ReportFolder folder) {
        this.folder = folder;
    }

    /**
     * Draws curves, which the page shows as a chart.
     *
     * @param name the base name of the figure's files
     * @param caption the caption
     * @param plot the curves
     * @return the figure
     * @throws IOException if a file cannot be written
     */
    public Figure draw(String name, String caption, CurvePlot plot) throws IOException {
        return draw(name, caption, plot, plot.curves(), Chart.of(plot));
    }

    /**
     * Draws curves that the picture may clip.
     *
     * @param name the base name of the figure's files
     * @param caption the caption
     * @param plot the curves as the picture shows them
     * @param whole the curves without clipping
     * @param chart the chart on the page; null for none
     * @return the figure
     * @throws IOException if a file cannot be written
     */
    public Figure draw(String name, String caption, CurvePlot plot, List<Curve> whole, @Nullable Chart chart)
            throws IOException {
        String unused = unused(name);
        PlotWriter.write(plot, folder.plots().resolve(unused));
        return new Figure(unused, caption, link(unused + ".svg"), whole, chart);
    }

    /**
     * Draws trajectories, which the page shows as a picture.
     *
     * @param name the base name of the figure's files
     * @param caption the caption
     * @param plot the trajectories
     * @return the figure
     * @throws IOException if a file cannot be written
     */
    public Figure draw(String name, String caption, TrajectoryPlot plot) throws IOException {
        String unused = unused(name);
        PlotWriter.write(plot, folder.plots().resolve(unused));
        return Figure.picture(unused, caption, link(unused + ".svg"));
    }

    /**
     * A picture that is already in the folder of plots, the first time that it is asked for.
     *
     * @param file its file name
     * @param caption the caption
     * @return the figure; empty if there is no such file, or the report already shows it
     */
    public Optional<Figure> existing(String file, String caption) {
        Path picture = folder.plots().resolve(file);
        String name = file.substring(0, file.lastIndexOf('.'));
        return Files.exists(picture) && names.add(name)
                ? Optional.of(Figure.picture(name, caption, link(file)))
                : Optional.empty();
    }

    /**
     * @param file the name of a file
     * @return whether it is in the folder of plots
     */
    public boolean has(String file) {
        return Files.exists(folder.plots().resolve(file));
    }

    /**
     * A figure that was drawn before, and is not drawn again.
     *
     * @param name the base name of its files, which are in the folder of plots
     * @param caption the caption
     * @param chart its chart
     * @return the figure, whose curves are those of the chart
     */
    public Figure stored(String name, String caption, Chart chart) {
        names.add(name);
        return new Figure(name, caption, link(name + ".svg"), chart.curves(), chart);
    }

    /**
     * A picture that was drawn before, of curves that a chart also shows.
     *
     * @param name the base name of its files, which are in the folder of plots
     * @param caption the caption
     * @param chart the chart
     * @return the figure, which the page does not show
     */
    public Figure storedView(String name, String caption, Chart chart) {
        names.add(name);
        return new Figure(name, caption, link(name + ".svg"), chart.curves(), null);
    }

    private String link(String file) {
        return folder.linkTo(folder.plots().resolve(file));
    }

    /** Names are made of labels, of which two together may be too long for a file. */
    private String unused(String wanted) {
        String name = wanted.substring(0, Math.min(MAX_NAME, wanted.length()));
        String unused = name;
        for (int number = 2; !names.add(unused); number++) {
            unused = name + "-" + number;
        }
        return unused;
    }
}
