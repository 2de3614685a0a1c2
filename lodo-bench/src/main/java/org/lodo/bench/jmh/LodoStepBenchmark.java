package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.lodo.lodo.Lodo;
import org.lodo.lodo.LodoConfig;
import org.lodo.lodo.LodoRecipes;
import org.lodo.math.RandomStream;
import org.lodo.math.Workers;
import org.lodo.objective.Sample;
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

/** One step of LODO with N = 16 and k = 4, on an objective that costs next to nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx12g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 11, time = 2)
public class LodoStepBenchmark {

    /** n. */
    @Param({"100", "1000", "10000", "94696", "1000000"})
    public int dimension;

    /** How many threads share a step. */
    @Param({"1", "2"})
    public int threads;

    private Lodo lodo;
    private Sample sample;
    private double[] x;

    /** Builds the optimizer and a gradient that stays what it is. */
    @Setup
    public void prepare() {
        double[] slope = new double[dimension];
        new RandomStream(1).fillGaussian(slope);
        sample = (point, gradient) -> {
            System.arraycopy(slope, 0, gradient, 0, gradient.length);
            return 0;
        };
        x = new double[dimension];
        lodo = LodoRecipes.lodo(dimension, LodoConfig.defaults().withMetaLearningRate(1e-6), 2, Workers.of(threads));
    }

    /**
     * The step: meta-gradient, meta update, average, move.
     *
     * @return the point, so that nothing is optimized away
     */
    @Benchmark
    public double[] step() {
        lodo.step(() -> sample, x);
        return x;
    }
}
