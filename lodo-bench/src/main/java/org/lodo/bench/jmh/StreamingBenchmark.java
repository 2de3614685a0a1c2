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
 * Memory bandwidth by access pattern: reading; updating in place with the traffic of Adam, three arrays read and written and
 * one read; and the triad of McCalpin's STREAM, a ← b + s c. Bytes are counted as in STREAM, without write-allocate traffic.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
public class StreamingBenchmark {

    private static final int LENGTH = 8_000_000;

    /** Bytes read, per thread. */
    public static final long BYTES_READ = (long) Double.BYTES * LENGTH;

    /** Bytes of the update in place, per thread. */
    public static final long BYTES_UPDATED = 7L * Double.BYTES * LENGTH;

    /** Bytes of the triad, per thread. */
    public static final long BYTES_OF_TRIAD = 3L * Double.BYTES * LENGTH;

    private double[] first;
    private double[] second;
    private double[] third;
    private double[] source;

    /** Allocates arrays far larger than any cache. */
    @Setup
    public void prepare() {
        first = new double[LENGTH];
        second = new double[LENGTH];
        third = new double[LENGTH];
        source = new double[LENGTH];
    }

    /**
     * Runs on one thread.
     *
     * @return a sum, so that nothing is optimized away
     */
    @Benchmark
    @Threads(1)
    public double readOneThread() {
        return sum(source);
    }

    /**
     * Runs on two threads, each with its own arrays.
     *
     * @return a sum, so that nothing is optimized away
     */
    @Benchmark
    @Threads(2)
    public double readTwoThreads() {
        return sum(source);
    }

    /**
     * Runs on one thread.
     *
     * @return an array, so that nothing is optimized away
     */
    @Benchmark
    @Threads(1)
    public double[] updateOneThread() {
        return update();
    }

    /**
     * Runs on two threads, each with its own arrays.
     *
     * @return an array, so that nothing is optimized away
     */
    @Benchmark
    @Threads(2)
    public double[] updateTwoThreads() {
        return update();
    }

    /**
     * Runs on one thread.
     *
     * @return an array, so that nothing is optimized away
     */
    @Benchmark
    @Threads(1)
    public double[] triadOneThread() {
        return triad(first, second, third);
    }

    /**
     * Runs on two threads, each with its own arrays.
     *
     * @return an array, so that nothing is optimized away
     */
    @Benchmark
    @Threads(2)
    public double[] triadTwoThreads() {
        return triad(first, second, third);
    }

    /** Accumulates eight sums: a single one would be bound by latency. */
    private static double sum(double[] a) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int i = 0; i < LENGTH; i += 8) {
            s0 += a[i];
            s1 += a[i + 1];
            s2 += a[i + 2];
            s3 += a[i + 3];
            s4 += a[i + 4];
            s5 += a[i + 5];
            s6 += a[i + 6];
            s7 += a[i + 7];
        }
        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7;
    }

    private double[] update() {
        double[] a = first;
        double[] b = second;
        double[] c = third;
        double[] s = source;
        for (int i = 0; i < LENGTH; i++) {
            double value = s[i];
            a[i] = 0.5 * a[i] + value;
            b[i] = 0.25 * b[i] + value;
            c[i] = 0.125 * c[i] + value;
        }
        return c;
    }

    private static double[] triad(double[] a, double[] b, double[] c) {
        for (int i = 0; i < LENGTH; i++) {
            a[i] = b[i] + 0.5 * c[i];
        }
        return a;
    }
}
