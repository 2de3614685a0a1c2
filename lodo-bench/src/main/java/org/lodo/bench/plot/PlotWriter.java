package org.lodo.bench.plot;

import java.io.IOException;
import java.nio.file.Path;
import org.jfree.chart.JFreeChart;
import org.lodo.engine.io.AtomicFiles;

/**
 * Draws plots and writes each as a vector graphic and as an image, without a display.
 *
 * <p>Both files show the plot at 900 by 560 logical pixels; the image has twice as many pixels each way. Files are
 * replaced atomically. Methods are thread-safe.
 */
public final class PlotWriter {
    private PlotWriter() {}

    /**
     * Writes a plot of curves.
     *
     * @param plot the plot
     * @param fileWithoutExtension where to write; ".svg" and ".png" are appended, existing files are replaced and
     *     missing folders are created
     * @throws IOException if a file cannot be written
     */
    public static void write(CurvePlot plot, Path fileWithoutExtension) throws IOException {
        write(Charts.of(plot), plot.title(), fileWithoutExtension);
    }

    /**
     * Writes a plot of trajectories.
     *
     * @param plot the plot
     * @param fileWithoutExtension where to write; ".svg" and ".png" are appended, existing files are replaced and
     *     missing folders are created
     * @throws IOException if a file cannot be written
     */
    public static void write(TrajectoryPlot plot, Path fileWithoutExtension) throws IOException {
        write(Charts.of(plot), plot.title(), fileWithoutExtension);
    }

    private static void write(JFreeChart chart, String title, Path fileWithoutExtension) throws IOException {
        byte[] svg = SvgRenderer.render(chart, Labels.printable(title));
        byte[] png = PngRenderer.render(chart);
        AtomicFiles.write(withExtension(fileWithoutExtension, ".svg"), svg);
        AtomicFiles.write(withExtension(fileWithoutExtension, ".png"), png);
    }

    private static Path withExtension(Path file, String extension) {
        return file.resolveSibling(file.getFileName() + extension);
    }
}
