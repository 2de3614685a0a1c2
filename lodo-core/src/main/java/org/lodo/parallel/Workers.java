package org.lodo.parallel;

import java.lang.ref.Cleaner;
import org.lodo.validation.Require;

/**
 * Shares a loop out over cores in chunks whose bounds depend on the loop's length alone. Work that writes each entry
 * independently of the others therefore gives the same bits on any number of threads. A loop allocates nothing.
 *
 * <p>One object serves one caller at a time. Its threads are daemons, started when a loop first needs them and ended when
 * the object is no longer reachable.
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
    private SpinningThreadPool crew;

    private Workers(int threads) {
        this.threads = threads;
    }

    /**
     * Everything runs on the calling thread.
     *
     * @return workers that share nothing out
     */
    public static Workers serial() {
        return new Workers(1);
    }

    /**
     * As many threads as the machine has processors.
     *
     * @return the workers
     */
    public static Workers allProcessors() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    /**
     * @param threads how many threads work at the most, the calling one included
     * @return the workers
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    public static Workers of(int threads) {
        return new Workers(Require.atLeast("threads", threads, 1));
    }

    /**
     * Runs a body over [0, length), chunk by chunk, and returns when all of it is done.
     *
     * @param length how many indices
     * @param chunkLength how many indices make a chunk (the last may be shorter); positive
     * @param body called once for each chunk, on any of the threads; what it throws is thrown here
     */
    public void forEach(int length, int chunkLength, Body body) {
        if (threads == 1 || length <= chunkLength) {
            for (int from = 0; from < length; from += chunkLength) {
                body.run(from, Math.min(length, from + chunkLength));
            }
            return;
        }
        if (crew == null) {
            SpinningThreadPool started = new SpinningThreadPool(threads - 1);
            CLEANER.register(this, started::dismiss);
            crew = started;
        }
        crew.run(length, chunkLength, body);
    }
}
