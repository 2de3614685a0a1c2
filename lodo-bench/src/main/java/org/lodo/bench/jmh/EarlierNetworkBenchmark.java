package org.lodo.bench.jmh;

import java.util.concurrent.TimeUnit;
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

/** {@link NetworkGradientBenchmark} with the network of an earlier commit, so that one run compares both. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class EarlierNetworkBenchmark {

    /** Images per batch. */
    @Param({"16", "256"})
    public int batch;

    /** Number of threads. */
    @Param({"1", "2"})
    public int threads;

    /** The root of a compiled checkout, of commit f773ee7 or later; none for this build. */
    @Param("")
    public String checkout;

    private EarlierNetwork.Evaluation network;
    private double[] x;
    private double[] gradient;

    /**
     * Draws a batch and takes the initial point.
     *
     * @throws ReflectiveOperationException if the checkout is of a commit whose network is built otherwise
     */
    @Setup
    public void prepare() throws ReflectiveOperationException {
        EarlierNetwork earlier = EarlierNetwork.of(checkout, batch, threads);
        network = earlier.evaluation();
        x = earlier.initialPoint();
        gradient = new double[x.length];
    }

    /**
     * Evaluates loss and gradient.
     *
     * @return the loss, so that nothing is optimized away
     * @throws Throwable if the network throws it
     */
    @Benchmark
    public double lossAndGradient() throws Throwable {
        return network.valueAndGradient(x, gradient);
    }
}
