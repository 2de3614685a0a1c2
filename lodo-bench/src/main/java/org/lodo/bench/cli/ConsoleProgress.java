package org.lodo.bench.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.lodo.bench.progress.Outlook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far a command has come, how long it will still take and what it does now: on a terminal in a line that changes,
 * otherwise in a line every ten seconds.
 */
final class ConsoleProgress {

    private static final long INTERVAL_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleProgress.class);

    private final ProgressLine line;
    private final Supplier<Outlook> outlook;
    private final PrintWriter err;
    private final Runnable stop;

    private ConsoleProgress(String name, Supplier<Outlook> outlook, PrintWriter err) {
        line = new ProgressLine(name);
        this.outlook = outlook;
        this.err = err;
        stop = isTerminal() ? bar() : lines();
    }

    /** What takes time. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /**
     * Shows progress while work is done.
     *
     * @param name of the work
     * @param outlook asked how far it has come
     * @param err where it is shown
     * @param work what is done
     * @return its result
     * @throws IOException if the work does
     */
    static <T> T during(String name, Supplier<Outlook> outlook, PrintWriter err, Work<T> work) throws IOException {
        ConsoleProgress progress = new ConsoleProgress(name, outlook, err);
        try {
            return work.run();
        } finally {
            progress.end();
        }
    }

    private static boolean isTerminal() {
        Optional<Console> console = Optional.ofNullable(System.console());
        return console.map(ConsoleProgress::isInteractive).orElse(false)
                && System.getenv("CI") == null
                && !"dumb".equals(System.getenv("TERM"));
    }

    /** Since Java 22 there may be a console without a terminal, and a method that says whether there is one. */
    private static boolean isInteractive(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private Runnable bar() {
        ProgressBar bar = new ProgressBarBuilder()
                .clearDisplayOnFinish()
                .continuousUpdate()
                .setRenderer((state, width) -> line.text(outlook.get(), width))
                .build();
        return bar::close;
    }

    private Runnable lines() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> printing =
                timer.scheduleAtFixedRate(this::print, INTERVAL_SECONDS, INTERVAL_SECONDS, TimeUnit.SECONDS);
        return () -> {
            printing.cancel(false);
            timer.shutdown();
        };
    }

    /** A timer ends for good when its work throws, and a line less is better than none from then on. */
    private void print() {
        try {
            err.println(line.text(outlook.get(), ProgressLine.WIDTH));
            err.flush();
        } catch (RuntimeException e) {
            LOG.warn("a line of progress is left out", e);
        }
    }

    /** Says how long it took, if anyone had to wait. */
    private void end() {
        stop.run();
        if (outlook.get().elapsedSeconds() >= INTERVAL_SECONDS) {
            err.println(line.end(outlook.get()));
            err.flush();
        }
    }
}
