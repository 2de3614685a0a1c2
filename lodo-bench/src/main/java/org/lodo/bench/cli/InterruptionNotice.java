package org.lodo.bench.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.lodo.engine.run.Progress;
import org.slf4j.LoggerFactory;

/**
 * Says in a line, when the process is ended from outside while a command works (Ctrl-C), what goes on from where. Java then ends
 * with the exit code of the signal, 130. {@link Termination} is for commands that save what they can first.
 */
final class InterruptionNotice implements AutoCloseable {

    private final AtomicLong stored = new AtomicLong();
    private final Supplier<String> state;
    private final Thread hook;

    private InterruptionNotice(PrintWriter err, Supplier<String> state) {
        this.state = state;
        hook = new Thread(
                () -> {
                    err.println();
                    err.println("lodo: interrupted; " + state.get());
                    err.flush();
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** For a study, some of whose runs are stored already. */
    static InterruptionNotice ofRuns(PrintWriter err, long before, long total) {
        AtomicLong[] counter = new AtomicLong[1];
        InterruptionNotice notice = new InterruptionNotice(
                err, () -> "the same command goes on from " + (before + counter[0].get()) + " of " + total + " runs");
        counter[0] = notice.stored;
        return notice;
    }

    /** For work of which the same can always be said. */
    static InterruptionNotice of(PrintWriter err, String state) {
        return new InterruptionNotice(err, () -> state);
    }

    /** What goes on from where. */
    String state() {
        return state.get();
    }

    /** Progress that also counts what is stored. */
    Progress counting(Progress told) {
        return (run, exclusive) -> counting(told.begin(run, exclusive));
    }

    private Progress.Run counting(Progress.Run told) {
        return new Progress.Run() {
            @Override
            public void advance(long steps) {
                told.advance(steps);
            }

            @Override
            public void skip(long steps) {
                told.skip(steps);
            }

            @Override
            public void stored() {
                stored.incrementAndGet();
                told.stored();
            }

            @Override
            public void close() {
                told.close();
            }
        };
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LoggerFactory.getLogger(InterruptionNotice.class).debug("the process is ending, and has said so", e);
        }
    }
}
