package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.parallel.Workers;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of LODO, N = 16, k = 4, on an objective of minimal cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx12g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 11, time = 1)
public class LodoStepBenchmark {

    /** n. */
    @Param({"100", "1000", "10000", "94696", "1000000"})
    public int dimension;

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    private MovingBowl bowl;
    private Lodo lodo;
    private double[] x;
    private long held;

    /** Memory of the optimizer. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Memory {
        /** Heap memory in bytes. */
        public double heldBytes;
    }

    /** Creates the optimizer and measures its heap memory. */
    @Setup
    public void prepare() {
        bowl = new MovingBowl(dimension);
        x = new double[dimension];
        long before = usedMemory();
        lodo = LodoRecipes.lodo(dimension, LodoConfig.defaults().withMetaLearningRate(1e-6), 2, Workers.of(threads));
        held = usedMemory() - before;
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /**
     * Makes a step: meta-gradient, meta update, momentum, move.
     *
     * @param memory filled in
     * @return the point, so that nothing is optimized away
     */
    @Benchmark
    public double[] step(Memory memory) {
        memory.heldBytes = held;
        lodo.step(bowl.draws(), x);
        return x;
    }
}
