package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Peak rate of multiply-adds: independent chains of them on numbers in the first-level cache. An operation makes
 * {@value #MULTIPLY_ADDS_PER_OPERATION} per thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 11, time = 1)
public class MultiplyAddBenchmark {

    private static final int LENGTH = 1024;
    private static final int ROUNDS = 1000;
    private static final int CHAIN = 12;

    /** Length of the arrays. */
    public static final long MULTIPLY_ADDS_PER_OPERATION = (long) CHAIN * LENGTH * ROUNDS;

    private final double[] in = new double[LENGTH];
    private final double[] out = new double[LENGTH];

    /** Fills the arrays so that values stay finite. */
    @Setup
    public void prepare() {
        for (int i = 0; i < LENGTH; i++) {
            in[i] = (double) i / LENGTH;
        }
    }

    /**
     * Runs on one thread.
     *
     * @return an array, so that nothing is optimized away
     */
    @Benchmark
    @Threads(1)
    public double[] oneThread() {
        return chains();
    }

    /**
     * Runs on two threads, each with its own arrays.
     *
     * @return an array, so that nothing is optimized away
     */
    @Benchmark
    @Threads(2)
    public double[] twoThreads() {
        return chains();
    }

    private double[] chains() {
        for (int round = 0; round < ROUNDS; round++) {
            chain(in, out);
        }
        return out;
    }

    /** Three chains of four per entry: a single longer chain would be bound by latency. */
    private static void chain(double[] in, double[] out) {
        for (int i = 0; i < in.length; i++) {
            double x = in[i];
            double a = Math.fma(Math.fma(Math.fma(Math.fma(x, x, 0.5), x, 0.5), x, 0.5), x, 0.5);
            double b = Math.fma(Math.fma(Math.fma(Math.fma(x, x, 0.25), x, 0.25), x, 0.25), x, 0.25);
            double c = Math.fma(Math.fma(Math.fma(Math.fma(x, x, 0.75), x, 0.75), x, 0.75), x, 0.75);
            out[i] = a + b + c;
        }
    }
}
