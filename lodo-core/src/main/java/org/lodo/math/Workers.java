package org.lodo.math;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shares a loop out over cores in chunks whose bounds depend on the loop's length alone. Work that writes each entry
 * independently of the others therefore gives the same bits on any number of threads. A loop allocates nothing.
 *
 * <p>One object serves one caller at a time; the threads behind it are those of the common {@link ForkJoinPool}.
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

    private final Share[] shares;
    private final AtomicInteger nextChunk = new AtomicInteger();
    private Body body;
    private int length;
    private int chunkLength;

    private Workers(int threads) {
        shares = new Share[threads - 1];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = new Share(this);
        }
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
        if (shares.length == 0 || length <= chunkLength) {
            for (int from = 0; from < length; from += chunkLength) {
                body.run(from, Math.min(length, from + chunkLength));
            }
            return;
        }
        this.body = body;
        this.length = length;
        this.chunkLength = chunkLength;
        nextChunk.set(0);
        for (Share share : shares) {
            share.reinitialize();
            ForkJoinPool.commonPool().execute(share);
        }
        runChunks();
        for (Share share : shares) {
            share.join();
        }
    }

    private void runChunks() {
        int chunks = (length + chunkLength - 1) / chunkLength;
        for (int chunk = nextChunk.getAndIncrement(); chunk < chunks; chunk = nextChunk.getAndIncrement()) {
            int from = chunk * chunkLength;
            body.run(from, Math.min(length, from + chunkLength));
        }
    }

    private static final class Share extends RecursiveAction {
        private static final long serialVersionUID = 1L;

        private final transient Workers workers;

        Share(Workers workers) {
            this.workers = workers;
        }

        @Override
        protected void compute() {
            workers.runChunks();
        }
    }
}
