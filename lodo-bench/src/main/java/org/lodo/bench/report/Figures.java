package org.lodo.bench.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.PlotWriter;

/**
 * Draws the figures of a report and remembers them. Drawing goes on beside the text, a figure on each processor; it takes
 * most of the time of a report. Closing waits for it.
 */
final class Figures implements AutoCloseable {

    private final Path folder;
    private final Map<String, Figure> all = new LinkedHashMap<>();
    private final ExecutorService drawers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Figures::drawer);
    private final List<Future<?>> drawings = new ArrayList<>();

    /** Figures go into the folder {@code plots} of a report's folder. */
    Figures(Path folder) {
        this.folder = folder;
    }

    private static Thread drawer(Runnable work) {
        Thread thread = new Thread(work, "drawer of figures");
        thread.setDaemon(true);
        return thread;
    }

    /** Draws curves, which the page shows as they are. */
    Figure draw(String name, String caption, CurvePlot plot) {
        return draw(name, caption, plot, plot.curves(), Chart.of(plot));
    }

    /** Draws curves that are cut to fit, of which the page shows more, or null for nothing. */
    Figure draw(String name, String caption, CurvePlot plot, List<Curve> whole, Chart chart) {
        String unused = unused(name);
        drawings.add(drawers.submit((Callable<Void>) () -> {
            PlotWriter.write(plot, folder.resolve("plots").resolve(unused));
            return null;
        }));
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

    /**
     * Waits for all drawings.
     *
     * @throws IOException if one cannot be written
     */
    @Override
    public void close() throws IOException {
        drawers.shutdown();
        try {
            for (Future<?> drawing : drawings) {
                drawing.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cannotWrite) {
                throw cannotWrite;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the drawing of figures was interrupted");
        }
    }
}
