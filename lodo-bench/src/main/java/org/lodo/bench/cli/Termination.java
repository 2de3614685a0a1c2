package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.StopRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes SIGTERM, by which schedulers announce the end of a job, a request to save and stop. A process that is not done with that
 * in time ends all the same, with the same exit code, before the scheduler kills it: what was saved before stays. Where Java has
 * no handlers of signals, SIGTERM ends the process as ever.
 */
final class Termination {

    /** Kubernetes and Slurm kill a process 30 s after SIGTERM, unless they are told otherwise. */
    private static final long GRACE_MILLIS = Long.getLong("lodo.terminationMillis", 25_000);

    private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

    private final StopRequest stop;
    private final PrintWriter err;
    private final Supplier<String> state;

    /**
     * @param stop is made when the signal comes
     * @param err told if the process ends without having saved everything
     * @param state what goes on from where
     */
    Termination(StopRequest stop, PrintWriter err, Supplier<String> state) {
        this.stop = stop;
        this.err = err;
        this.state = state;
    }

    /** What may be stopped. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run() throws IOException;
    }

    /** Works, and makes the request if the signal comes meanwhile. */
    <T extends @Nullable Object> T during(Work<T> work) throws IOException {
        Object before = handle(handler());
        try {
            return work.run();
        } finally {
            handle(before);
        }
    }

    /** An object of the interface of handlers, which no supported package has. */
    private @Nullable Object handler() {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            return Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "equals" -> self == arguments[0];
                        case "hashCode" -> System.identityHashCode(self);
                        case "toString" -> "termination";
                        default -> {
                            signalled();
                            yield null;
                        }
                    });
        } catch (ClassNotFoundException e) {
            LOG.debug("no handlers of signals", e);
            return null;
        }
    }

    /** Exchanges the handler of SIGTERM; the answer is the one before, null if there are none. */
    private static @Nullable Object handle(@Nullable Object handler) {
        if (handler == null) {
            return null;
        }
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Method exchange = signal.getMethod("handle", signal, Class.forName("sun.misc.SignalHandler"));
            return exchange.invoke(null, signal.getConstructor(String.class).newInstance("TERM"), handler);
        } catch (ReflectiveOperationException e) {
            LOG.debug("SIGTERM has no handler", e);
            return null;
        }
    }

    private void signalled() {
        stop.make();
        Thread watch = new Thread(this::endInTime, "termination");
        watch.setDaemon(true);
        watch.start();
    }

    private void endInTime() {
        try {
            TimeUnit.MILLISECONDS.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        err.println("lodo: stopped by SIGTERM, before every run had saved its state; " + state.get());
        err.flush();
        Runtime.getRuntime().halt(CommandLines.STOPPED);
    }
}
