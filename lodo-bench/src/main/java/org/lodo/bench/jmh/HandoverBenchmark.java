package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How far apart two cores are: a number goes from one spinning thread to another and back. On an idle machine no memory
 * beyond one line of a cache and no scheduler is involved, so times differ only if the cores exchange that line by different
 * ways: within a cache that they share, or between two caches. In a virtual machine this may change from second to second. If
 * other processes leave the two threads one processor, a time is that of the scheduler, milliseconds.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 30, time = 1)
public class HandoverBenchmark {

    /** Alone in its line of the cache. */
    private static final class Ball {
        static final int PADDING = 64;
        final AtomicLong[] line = new AtomicLong[PADDING];
        final AtomicLong count;

        Ball() {
            for (int i = 0; i < PADDING; i++) {
                line[i] = new AtomicLong();
            }
            count = line[PADDING / 2];
        }
    }

    private final Ball ball = new Ball();
    private volatile boolean isOver;
    private Thread partner;

    /** Starts the other thread, which returns every odd number as the next even one. */
    @Setup
    public void prepare() {
        partner = new Thread(this::returnBalls, "partner");
        partner.setDaemon(true);
        partner.start();
    }

    private void returnBalls() {
        while (!isOver) {
            long count = ball.count.get();
            if ((count & 1) == 1) {
                ball.count.set(count + 1);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /**
     * Sends the number to the other thread and awaits its return.
     *
     * @return the number
     */
    @Benchmark
    public long thereAndBack() {
        AtomicLong count = ball.count;
        long sent = count.get() + 1;
        count.set(sent);
        while (count.get() == sent) {
            Thread.onSpinWait();
        }
        return sent;
    }

    /**
     * Ends the other thread.
     *
     * @throws InterruptedException if interrupted while it ends
     */
    @TearDown
    public void end() throws InterruptedException {
        isOver = true;
        partner.join();
    }
}
