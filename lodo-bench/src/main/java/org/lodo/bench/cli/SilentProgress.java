package org.lodo.bench.cli;

import java.util.concurrent.atomic.AtomicLong;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunSpec;

/** Shows nothing, and counts the runs that are stored. */
final class SilentProgress implements Progress {

    private final AtomicLong stored = new AtomicLong();

    long stored() {
        return stored.get();
    }

    @Override
    public Run begin(RunSpec run, boolean exclusive) {
        return new Run() {
            @Override
            public void advance(long steps) {
                // Not shown.
            }

            @Override
            public void skip(long steps) {
                // Not shown.
            }

            @Override
            public void stored() {
                stored.incrementAndGet();
            }

            @Override
            public void close() {
                // Nothing to release.
            }
        };
    }
}
