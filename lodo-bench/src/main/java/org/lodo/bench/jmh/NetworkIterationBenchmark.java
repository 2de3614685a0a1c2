package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.lodo.Lodo;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.parallel.Workers;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;
import org.lodo.problems.mnist.Precision;
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

/** A whole iteration of LODO on the 94,696-parameter network: draw, loss, gradient, step. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx4g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
public class NetworkIterationBenchmark {

    /** Images per batch. */
    @Param({"16", "256"})
    public int batch;

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    private Draws<CurvatureSample> draws;
    private Lodo lodo;
    private double[] x;

    /** Creates network and optimizer. */
    @Setup
    public void prepare() {
        Workers workers = Workers.of(threads);
        MnistAutoregression network =
                new MnistAutoregression(new MnistConfig(batch, "", "", 1, 1, Precision.FLOAT64), workers);
        x = network.initialPoint(1);
        draws = network.open(1);
        lodo = LodoRecipes.lodo(x.length, LodoConfig.defaults().withMetaLearningRate(1e-6), 2, workers);
    }

    /**
     * Makes an iteration.
     *
     * @return the point, so that nothing is optimized away
     */
    @Benchmark
    public double[] iteration() {
        lodo.step(draws, x);
        return x;
    }
}
