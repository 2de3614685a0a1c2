package org.lodo.parallel;

import java.lang.ref.Cleaner;
import org.jspecify.annotations.Nullable;
import org.lodo.validation.Require;

/**
 * Runs loops on several threads, in chunks whose bounds depend only on the length of the loop. A body that writes each entry
 * independently of the others therefore produces the same bits on any number of threads. A loop allocates nothing.
 *
 * <p>An object serves one caller at a time. Its threads are daemons; they are started by the first loop that needs them and end
 * when the object is no longer reachable.
 */
public final class Workers {

    /** A loop body over a range of indices. */
    @FunctionalInterface
    public interface Body {
        /**
         * @param from first index
         * @param to one past the last index
         */
        void run(int from, int to);
    }

    private static final Cleaner CLEANER = Cleaner.create();

    private final int threads;
    private @Nullable SpinningThreadPool pool;

    private Workers(int threads) {
        this.threads = threads;
    }

    /**
     * Runs every loop on the calling thread.
     *
     * @return workers of one thread
     */
    public static Workers serial() {
        return new Workers(1);
    }

    /**
     * Uses as many threads as the machine has processors.
     *
     * @return the workers
     */
    public static Workers allProcessors() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param threads the maximum number of threads, including the calling one
     * @return the workers
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public static Workers of(int threads) {
        return new Workers(Require.atLeast("threads", threads, 1));
    }

    /**
     * Runs a body over [0, length), chunk by chunk, and returns when all chunks are done.
     *
     * @param length the number of indices
     * @param chunkLength the number of indices in a chunk, positive; the last chunk may be shorter
     * @param body called once for each chunk, on any of the threads; an exception it throws is rethrown here
     */
    public void forEach(int length, int chunkLength, Body body) {
        if (threads == 1 || length <= chunkLength) {
            for (int from = 0; from < length; from += chunkLength) {
                body.run(from, Math.min(length, from + chunkLength));
            }
            return;
        }
        if (pool == null) {
            SpinningThreadPool started = new SpinningThreadPool(threads - 1);
            CLEANER.register(this, started::shutdown);
            pool = started;
        }
        pool.run(length, chunkLength, body);
    }
}
