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
 * The machine's streaming bandwidth, with the traffic of an Adam update: three arrays read and written, one read. An
 * operation moves {@value #BYTES_PER_OPERATION} bytes a thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 11, time = 1)
public class StreamingBenchmark {

    private static final int LENGTH = 8_000_000;

    /** Three arrays read and written, one read. */
    public static final long BYTES_PER_OPERATION = 7L * Double.BYTES * LENGTH;

    private double[] first;
    private double[] second;
    private double[] third;
    private double[] source;

    /** Makes arrays far larger than any cache. */
    @Setup
    public void prepare() {
        first = new double[LENGTH];
        second = new double[LENGTH];
        third = new double[LENGTH];
        source = new double[LENGTH];
    }

    /**
     * One thread.
     *
     * @return an array, so that nothing is optimized away
     */
    @Benchmark
    @Threads(1)
    public double[] oneThread() {
        return stream();
    }

    /**
     * Two threads, each with arrays of its own.
     *
     * @return an array, so that nothing is optimized away
     */
    @Benchmark
    @Threads(2)
    public double[] twoThreads() {
        return stream();
    }

    private double[] stream() {
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
}
