package org.lodo.parallel;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads behind {@link Workers}. The loops of a LODO step follow each other within microseconds, less than it takes to
 * wake a thread, so a helper thread spins for a moment before it parks. No loop waits for a parked helper: it ends when its
 * chunks are done, no matter by which threads.
 *
 * <p>Each thread begins with a share of adjacent chunks of its own, and takes chunks of the others when its share is used up.
 * The loops of a step thereby find in a core's cache what the loops before them left there. That matters most where the cores
 * have no cache in common.
 */
final class SpinningThreadPool {

    /** About 50 µs: longer than the gap between two loops of a step, too short to be noticed between steps. */
    private static final int SPINS_BEFORE_PARK = 2_000;

    /** The entries of {@link #tickets} from one share to the next, 128 bytes, so that no two are in the same line of a cache. */
    private static final int STRIDE = 16;

    /** How long the caller parks between checks when a helper takes unusually long with its last chunk. */
    private static final long PARK_NANOS = 20_000;

    private final Helper[] helpers;
    /** The number of shares: one for each helper, after that of the caller. */
    private final int shares;
    /**
     * For each share, the number of the loop in the upper half, and the number of its remaining chunks in the lower half. This
     * one number decides whether a chunk may be taken, so a late helper cannot take a chunk of a loop that it did not see.
     */
    private final AtomicLongArray tickets;
    /** The number of the last loop; it is set when all tickets are. */
    private final AtomicInteger lastLoop = new AtomicInteger();

    private final AtomicInteger unfinished = new AtomicInteger();
    private int chunks;
    private int length;
    private int chunkLength;
    private Workers.@Nullable Body body;
    private volatile @Nullable Throwable failure;
    private volatile boolean isShutDown;

    SpinningThreadPool(int size) {
        shares = size + 1;
        tickets = new AtomicLongArray(STRIDE * shares);
        helpers = new Helper[size];
        for (int i = 0; i < size; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].thread.start();
        }
    }

    /** Runs a loop of at least two chunks. */
    void run(int length, int chunkLength, Workers.Body body) {
        this.length = length;
        this.chunkLength = chunkLength;
        this.body = body;
        chunks = (length + chunkLength - 1) / chunkLength;
        unfinished.set(chunks);
        int loop = lastLoop.get() + 1;
        for (int share = 0; share < shares; share++) {
            tickets.set(STRIDE * share, (long) loop << 32 | (end(share) - end(share - 1)));
        }
        lastLoop.set(loop);
        for (Helper helper : helpers) {
            helper.wake();
        }
        takeChunks(0, loop);
        for (int spins = 0; unfinished.get() > 0; spins++) {
            if (spins < SPINS_BEFORE_PARK) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, PARK_NANOS);
            }
        }
        // An idle pool must not keep its owner from being garbage-collected.
        this.body = null;
        rethrowFailure();
    }

    /** Ends the threads. */
    void shutdown() {
        isShutDown = true;
        for (Helper helper : helpers) {
            helper.wake();
        }
    }

    /** One past the last chunk of a share; the first share is 0. */
    private int end(int share) {
        return (int) ((share + 1L) * chunks / shares);
    }

    /** Takes the chunks of a share, then what is left of the others. */
    private void takeChunks(int ownShare, int loop) {
        for (int i = 0; i < shares; i++) {
            takeChunksOf((ownShare + i) % shares, loop);
        }
    }

    private void takeChunksOf(int share, int loop) {
        int place = STRIDE * share;
        for (long seen = tickets.get(place); (int) (seen >>> 32) == loop && (int) seen > 0; seen = tickets.get(place)) {
            if (tickets.compareAndSet(place, seen, seen - 1)) {
                // From here on the fields describe this loop and cannot change: it does not end before this chunk.
                runChunk(end(share) - (int) seen);
            }
        }
    }

    private void runChunk(int chunk) {
        int from = chunk * chunkLength;
        try {
            Objects.requireNonNull(body).run(from, Math.min(length, from + chunkLength));
        } catch (Throwable e) {
            failure = e;
        } finally {
            unfinished.decrementAndGet();
        }
    }

    private void rethrowFailure() {
        Throwable thrown = failure;
        if (thrown == null) {
            return;
        }
        failure = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        throw thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }

    private final class Helper implements Runnable {
        private final Thread thread = new Thread(this, "lodo-helper");
        private final int share;
        private volatile boolean isParked;
        private int seen;

        Helper(int share) {
            this.share = share;
            thread.setDaemon(true);
        }

        void wake() {
            if (isParked) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            // The pool works without helpers, too: the caller then takes every chunk.
            while (!isShutDown && !thread.isInterrupted()) {
                awaitLoop();
                seen = lastLoop.get();
                takeChunks(share, seen);
            }
        }

        private void awaitLoop() {
            for (int spins = 0; spins < SPINS_BEFORE_PARK; spins++) {
                if (isCalled()) {
                    return;
                }
                Thread.onSpinWait();
            }
            isParked = true;
            while (!isCalled()) {
                LockSupport.park(SpinningThreadPool.this);
            }
            isParked = false;
        }

        private boolean isCalled() {
            return isShutDown || thread.isInterrupted() || lastLoop.get() != seen;
        }
    }
}
