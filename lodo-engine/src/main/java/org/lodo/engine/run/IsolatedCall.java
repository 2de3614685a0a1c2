package org.lodo.engine.run;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls code of others, such as a plug-in's, on a daemon thread of its own. Whatever the code throws is an outcome, an
 * interrupt flag that it leaks ends with its thread, and so does what it hangs in once its time is over: the thread is
 * interrupted, and given up if it does not end. A call that makes no step for a while is named in a warning.
 */
public final class IsolatedCall {

    /** How long a call may make no step before it is named for the first time; then after twice as long, and so on. */
    private static final long SILENCE_MILLIS = Long.getLong("lodo.silenceMillis", 30_000);

    /** How long an interrupted call has to end. */
    private static final long GRACE_MILLIS = Long.getLong("lodo.graceMillis", 2_000);

    /** Threads that did not end when they were interrupted. */
    private static final Set<Thread> RUNAWAYS = ConcurrentHashMap.newKeySet();

    /** Calls under way. */
    private static final Map<Thread, Work<?>> UNDER_WAY = new ConcurrentHashMap<>();

    /** A tool that waits for the threads of the caller's group, as exec:java does, must not wait for those that hang. */
    private static final ThreadGroup GROUP = outermostGroup();

    private static final Logger LOG = LoggerFactory.getLogger(IsolatedCall.class);

    private IsolatedCall() {}

    /**
     * What came of a call.
     *
     * @param value what it returned; null if it did not
     * @param thrown what it threw; null if it did not
     * @param isTimedOut whether its time was over before it ended; it may have ended since
     * @param <T> what it returns
     */
    public record Outcome<T>(@Nullable T value, @Nullable Throwable thrown, boolean isTimedOut) {

        /**
         * @param limit of the call
         * @return why there is no value, in one line
         */
        public String fault(@Nullable TimeLimit limit) {
            if (isTimedOut && limit != null) {
                return "timed out after " + limit.text();
            }
            return thrown == null ? "returned nothing" : Faults.describe(thrown);
        }
    }

    /**
     * Calls and waits.
     *
     * @param what what is called, for messages
     * @param limit how long it may take; null for as long as it takes
     * @param work what to do
     * @param <T> what it returns
     * @return what came of it
     * @throws UncheckedIOException if this thread is interrupted, which ends the call
     */
    public static <T> Outcome<T> of(String what, @Nullable TimeLimit limit, Callable<? extends T> work) {
        return of(what, limit, new Pulse(), SILENCE_MILLIS, work);
    }

    /** Calls code that makes steps. */
    static <T> Outcome<T> of(String what, @Nullable TimeLimit limit, Pulse pulse, Callable<? extends T> work) {
        return of(what, limit, pulse, SILENCE_MILLIS, work);
    }

    static <T> Outcome<T> of(
            String what, @Nullable TimeLimit limit, Pulse pulse, long silenceMillis, Callable<? extends T> work) {
        Work<T> body = new Work<>(work);
        Thread thread = new Thread(GROUP, body, what);
        thread.setDaemon(true);
        UNDER_WAY.put(thread, body);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            UNDER_WAY.remove(thread);
            // There is no memory for another thread.
            return new Outcome<>(null, e, false);
        }
        try {
            boolean hasEnded = await(body, what, limit, pulse, silenceMillis);
            return hasEnded ? body.outcome(false) : givenUp(body, thread, what, pulse);
        } catch (InterruptedException e) {
            pulse.abandon();
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted"));
        } finally {
            UNDER_WAY.remove(thread);
        }
    }

    /** Ends the calls that are about to end the process, as failed; the answer is whether there were any. */
    static boolean failThoseInExit() {
        boolean any = false;
        for (Map.Entry<Thread, Work<?>> call : UNDER_WAY.entrySet()) {
            if (isInExit(call.getKey().getStackTrace())) {
                call.getValue().fail(new ExitGuard.ExitException());
                any = true;
            }
        }
        return any;
    }

    /** Whether a thread has called {@link System#exit}. */
    static boolean isInExit(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown")
                        && frame.getMethodName().equals("exit"));
    }

    private static ThreadGroup outermostGroup() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group;
    }

    /**
     * How much processor time calls have used that did not end when their time was over.
     *
     * @return nanoseconds, of threads that are still alive
     */
    static long runawayNanos() {
        RUNAWAYS.removeIf(thread -> !thread.isAlive());
        if (RUNAWAYS.isEmpty()) {
            return 0;
        }
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        return RUNAWAYS.stream()
                .mapToLong(thread -> Math.max(0, clock.getThreadCpuTime(thread.getId())))
                .sum();
    }

    /** Whether the call has ended within its time. */
    private static boolean await(Work<?> body, String what, @Nullable TimeLimit limit, Pulse pulse, long silenceMillis)
            throws InterruptedException {
        long begin = System.nanoTime();
        long end = limit == null ? Long.MAX_VALUE : limit.duration().toNanos();
        long silence = TimeUnit.MILLISECONDS.toNanos(silenceMillis);
        long patience = silence;
        long step = 0;
        long since = 0;
        for (long passed = 0; passed < end; passed = System.nanoTime() - begin) {
            if (pulse.step() != step) {
                step = pulse.step();
                since = passed;
                patience = silence;
            } else if (passed - since >= patience) {
                LOG.warn(
                        "{}, {}: no answer for {} s{}",
                        what,
                        pulse.place(),
                        TimeUnit.NANOSECONDS.toSeconds(passed - since),
                        limit == null ? "; with --timeout such a run ends" : ", it ends after " + limit.text());
                patience *= 2;
            }
            if (body.ended.await(Math.min(end - passed, Math.max(1, silence / 4)), TimeUnit.NANOSECONDS)) {
                return true;
            }
        }
        return false;
    }

    private static <T> Outcome<T> givenUp(Work<T> body, Thread thread, String what, Pulse pulse)
            throws InterruptedException {
        pulse.abandon();
        thread.interrupt();
        if (body.ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
            return body.outcome(true);
        }
        RUNAWAYS.add(thread);
        LOG.warn(
                "{}, {}: does not end though its time is over and it was interrupted; while it uses a processor, times"
                        + " of other runs are not measured",
                what,
                pulse.place());
        return new Outcome<>(null, null, true);
    }

    /** What the thread does, and what came of it. */
    private static final class Work<T> implements Runnable {
        private final CountDownLatch ended = new CountDownLatch(1);
        private final Callable<? extends T> work;
        private volatile @Nullable T value;
        private volatile @Nullable Throwable thrown;

        Work(Callable<? extends T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                value = work.call();
            } catch (Throwable anything) {
                thrown = anything;
            } finally {
                ended.countDown();
            }
        }

        /** Ends it for those who wait. */
        void fail(Throwable cause) {
            thrown = cause;
            ended.countDown();
        }

        /** To be asked after the end. */
        Outcome<T> outcome(boolean isTimedOut) {
            return new Outcome<>(value, thrown, isTimedOut);
        }
    }
}
