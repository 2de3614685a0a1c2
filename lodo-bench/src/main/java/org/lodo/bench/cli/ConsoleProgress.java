package org.lodo.bench.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.lodo.engine.run.Progress;

/** Progress with an estimate of the time left: a bar on a terminal, otherwise a line every ten seconds. */
final class ConsoleProgress {

    private ConsoleProgress() {}

    static Progress start(String name, long steps, PrintWriter err) {
        if (steps == 0) {
            err.println(name + ": all runs are stored already");
            return new Silent();
        }
        return isTerminal() ? new Bar(name, steps) : new Lines(name, steps, err);
    }

    /** A duration in the unit that suits it. */
    static String duration(double seconds) {
        if (seconds < 89.5) {
            return Math.round(seconds) + " s";
        }
        double minutes = seconds / 60;
        if (minutes < 119.5) {
            return Math.round(minutes) + " min";
        }
        double hours = minutes / 60;
        return hours < 47.5 ? Math.round(hours) + " h" : Math.round(hours / 24) + " days";
    }

    /** The share of what is done, rounded down; a run that is made again may make more steps than were planned. */
    static int percent(long done, long total) {
        return total <= 0 ? 100 : (int) Math.max(0, Math.min(100, Math.floor(100.0 * done / total)));
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

    private static final class Silent implements Progress {
        @Override
        public void advance(long steps) {
            // No run is pending.
        }

        @Override
        public void close() {
            // Nothing was started.
        }
    }

    private static final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(String name, long steps) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" steps", 1)
                    .build();
        }

        @Override
        public void advance(long steps) {
            bar.stepBy(steps);
        }

        @Override
        public void skip(long steps) {
            bar.maxHint(bar.getMax() - steps);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    private static final class Lines implements Progress {
        private static final Duration INTERVAL = Duration.ofSeconds(10);

        private final String name;
        private final PrintWriter err;
        private final long start = System.nanoTime();
        private long total;
        private long done;
        private long lastLine = start;

        Lines(String name, long total, PrintWriter err) {
            this.name = name;
            this.total = total;
            this.err = err;
        }

        @Override
        public synchronized void advance(long steps) {
            done += steps;
            long now = System.nanoTime();
            if (now - lastLine >= INTERVAL.toNanos() && done > 0) {
                lastLine = now;
                double left = (now - start) * 1e-9 / done * Math.max(0, total - done);
                err.printf("%s: %d %% done, about %s left%n", name, percent(done, total), duration(left));
            }
        }

        @Override
        public synchronized void skip(long steps) {
            total -= steps;
        }

        @Override
        public synchronized void close() {
            err.printf("%s: ran for %s%n", name, duration((System.nanoTime() - start) * 1e-9));
        }
    }
}
