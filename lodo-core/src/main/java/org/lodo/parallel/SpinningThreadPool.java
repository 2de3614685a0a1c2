package org.lodo.parallel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads behind {@link Workers}. The loops of a LODO step follow each other within microseconds, less than it takes to
 * wake a thread, so a helper looks out for the next loop for a moment before it goes to sleep. Nobody waits for a helper
 * that is still asleep: a loop is over when its chunks are done, whoever did them.
 */
final class SpinningThreadPool {

    /** About 50 µs: longer than the gap between two loops of a step, too short to be noticed between steps. */
    private static final int LOOKS_BEFORE_SLEEP = 2_000;

    /** How long the caller sleeps between looks when a helper takes unusually long with its last chunk. */
    private static final long PARK_NANOS = 20_000;

    private final Helper[] helpers;
    /**
     * The loop's number in the upper half, in the lower how many of its chunks are left. All that decides whether a chunk may
     * be taken stands in this one number, so a late helper cannot take from a loop that it did not see.
     */
    private final AtomicLong ticket = new AtomicLong();

    private final AtomicInteger unfinished = new AtomicInteger();
    private int chunks;
    private int length;
    private int chunkLength;
    private Workers.Body body;
    private volatile Throwable failure;
    private volatile boolean dismissed;

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
        for (int looks = 0; unfinished.get() > 0; looks++) {
            if (looks < LOOKS_BEFORE_SLEEP) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, PARK_NANOS);
            }
        }
        // Whoever owns the crew must stay collectable while it idles.
        this.body = null;
        rethrowFailure();
    }

    /** Lets the threads end. */
    void dismiss() {
        dismissed = true;
        for (Helper helper : helpers) {
            helper.wake();
        }
    }

    private void takeChunks(long loop) {
        for (long seen = ticket.get(); seen >>> 32 == loop && (int) seen > 0; seen = ticket.get()) {
            if (ticket.compareAndSet(seen, seen - 1)) {
                // Only now is the loop's description sure to be this loop's, and to stay so: it cannot end before this
                // chunk.
                runChunk(chunks - (int) seen);
            }
        }
    }

    private void runChunk(int chunk) {
        int from = chunk * chunkLength;
        try {
            body.run(from, Math.min(length, from + chunkLength));
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
        private volatile boolean asleep;
        private long seen;

        Helper() {
            thread.setDaemon(true);
        }

        void wake() {
            if (asleep) {
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void run() {
            // Without its helpers a crew still works: the caller takes every chunk.
            while (!dismissed && !thread.isInterrupted()) {
                awaitLoop();
                seen = ticket.get() >>> 32;
                takeChunks(seen);
            }
        }

        private void awaitLoop() {
            for (int looks = 0; looks < LOOKS_BEFORE_SLEEP; looks++) {
                if (isCalled()) {
                    return;
                }
                Thread.onSpinWait();
            }
            asleep = true;
            while (!isCalled()) {
                LockSupport.park(SpinningThreadPool.this);
            }
            asleep = false;
        }

        private boolean isCalled() {
            return dismissed || thread.isInterrupted() || ticket.get() >>> 32 != seen;
        }
    }
}
