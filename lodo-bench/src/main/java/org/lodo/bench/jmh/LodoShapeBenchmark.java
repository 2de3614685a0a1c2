package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.parallel.Workers;
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

/** One step of LODO on one thread, by number of layers and block size. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LodoShapeBenchmark {

    /** n. */
    @Param("10000")
    public int dimension;

    /** N. */
    @Param({"4", "16", "64"})
    public int layers;

    /** k. */
    @Param({"2", "4", "8"})
    public int blockSize;

    private MovingBowl bowl;
    private Lodo lodo;
    private double[] x;

    /** Builds the optimizer. */
    @Setup
    public void prepare() {
        bowl = new MovingBowl(dimension);
        x = new double[dimension];
        LodoConfig config = LodoConfig.defaults()
                .withMetaLearningRate(1e-6)
                .withLayers(layers)
                .withBlockSize(blockSize);
        lodo = LodoRecipes.lodo(dimension, config, 2, Workers.serial());
    }

    /**
     * Makes a step.
     *
     * @return the point, so that nothing is optimized away
     */
    @Benchmark
    public double[] step() {
        lodo.step(bowl.draws(), x);
        return x;
    }
}
