package org.lodo.parallel;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads behind {@link Workers}. The loops of a LODO step follow each other within microseconds, less than it takes to
 * wake a thread, so a helper thread spins for a moment before it parks. No loop waits for a parked helper: it ends when its
 * chunks are done, no matter by which threads.
 */
final class SpinningThreadPool {

    /** About 50 µs: longer than the gap between two loops of a step, too short to be noticed between steps. */
    private static final int SPINS_BEFORE_PARK = 2_000;

    /** How long the caller parks between checks when a helper takes unusually long with its last chunk. */
    private static final long PARK_NANOS = 20_000;

    private final Helper[] helpers;
    /**
     * The number of the loop in the upper half, and the number of its remaining chunks in the lower half. This one number
     * decides whether a chunk may be taken, so a late helper cannot take a chunk of a loop that it did not see.
     */
    private final AtomicLong ticket = new AtomicLong();

    private final AtomicInteger unfinished = new AtomicInteger();
    private int chunks;
    private int length;
    private int chunkLength;
    private Workers.@Nullable Body body;
    private volatile @Nullable Throwable failure;
    private volatile boolean isShutDown;

    SpinningThreadPool(int size) {
        helpers = new Helper[size];
        for (int i = 0; i < size; i++) {
            helpers[i] = new Helper();
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
        long loop = (ticket.get() >>> 32) + 1;
        ticket.set(loop << 32 | chunks);
        for (Helper helper : helpers) {
            helper.wake();
        }
        takeChunks(loop);
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

    private void takeChunks(long loop) {
        for (long seen = ticket.get(); seen >>> 32 == loop && (int) seen > 0; seen = ticket.get()) {
            if (ticket.compareAndSet(seen, seen - 1)) {
                // From here on the fields describe this loop and cannot change: it does not end before this chunk.
                runChunk(chunks - (int) seen);
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
        private volatile boolean isParked;
        private long seen;

        Helper() {
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
                seen = ticket.get() >>> 32;
                takeChunks(seen);
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
            return isShutDown || thread.isInterrupted() || ticket.get() >>> 32 != seen;
        }
    }
}
