package org.lodo.bench.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.lodo.bench.run.RunSpec;
import org.lodo.bench.run.Runner;
import org.lodo.math.Workers;

/**
 * Tells before a study begins how long it will take, from a few steps of each optimizer on each problem. Steps of less than a
 * millisecond are not counted: a study of those is soon over, and its progress tells the time left.
 */
final class TimeEstimate {

    private static final long CHEAP_NANOS = 1_000_000;
    private static final long LONGEST_TRIAL_NANOS = 3_000_000_000L;
    private static final int LEAST_STEPS = 3;
    private static final int MOST_STEPS = 12;

    private final Runner runner;
    private final int threads;

    TimeEstimate(Runner runner, int threads) {
        this.runner = runner;
        this.threads = threads;
    }

    /** How many seconds runs will take one after the other on all threads. */
    double seconds(List<RunSpec> specs) {
        Map<List<Object>, Long> nanos = new HashMap<>();
        double total = 0;
        for (RunSpec spec : specs) {
            // The points of a grid run the same code.
            List<Object> pair = List.of(spec.problem(), spec.optimizer().name());
            long ofStep = nanos.computeIfAbsent(pair, missing -> nanosOfStep(spec));
            total += ofStep < CHEAP_NANOS ? 0 : 1e-9 * ofStep * spec.steps();
        }
        return total;
    }

    /** The quickest of a few steps, since the first ones wait for the compiler. */
    private long nanosOfStep(RunSpec spec) {
        AtomicLong last = new AtomicLong();
        AtomicLong quickest = new AtomicLong(Long.MAX_VALUE);
        AtomicLong made = new AtomicLong();
        long begin = System.nanoTime();
        runner.run(spec, Workers.of(threads), true, steps -> {
            long now = System.nanoTime();
            if (made.getAndAdd(steps) > 0) {
                quickest.accumulateAndGet((now - last.get()) / steps, Math::min);
            }
            last.set(now);
            boolean isCheap = quickest.get() < CHEAP_NANOS;
            boolean isEnough = made.get() >= MOST_STEPS || now - begin >= LONGEST_TRIAL_NANOS;
            return !isCheap && (made.get() < LEAST_STEPS || !isEnough);
        });
        return quickest.get() == Long.MAX_VALUE ? 0 : quickest.get();
    }
}
