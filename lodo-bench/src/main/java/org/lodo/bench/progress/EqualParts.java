package org.lodo.bench.progress;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Expects how long work takes whose parts all take equally long. */
public final class EqualParts {

    private final long parts;
    private final LongSupplier clock;
    private final long begin;
    private final AtomicLong done = new AtomicLong();

    /**
     * @param parts how many there are
     * @param clock the time in nanoseconds
     */
    public EqualParts(long parts, LongSupplier clock) {
        this.parts = parts;
        this.clock = clock;
        begin = clock.getAsLong();
    }

    /** A part is done. */
    public void advance() {
        done.incrementAndGet();
    }

    /**
     * @return how far it has come
     */
    public Outlook now() {
        double elapsed = 1e-9 * (clock.getAsLong() - begin);
        long made = done.get();
        double left = made == 0 ? elapsed : elapsed / made * (parts - made);
        return new Outlook(elapsed, left, "", "");
    }
}
